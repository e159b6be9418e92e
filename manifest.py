# For freezing into firmware: the core and the MicroPython port, file by file what package.json
# installs, and what parts/*.json add, by name:
#
#     include("path/to/micropython-net/manifest.py", parts="messages tls wifi")
#
# The version is that of lib/net/__init__.py; a test keeps them equal.
import json

metadata(
    description="Event-driven TCP with minimal allocation",
    version="0.1.0",
    license="MIT",
)

options.defaults(parts="")

# Manifests are run in their own folder.
listed = {}  # file on the board: its source; parts share some
for name in ["package"] + ["parts/" + part for part in options.parts.split()]:
    with open(name + ".json") as file:
        listed.update(json.load(file)["urls"])

groups = {}  # (package, folder that it lies in): files
for where, source in listed.items():
    package_name, file_name = where.split("/", 1)
    folder = source.split("/", 2)[2][: -len(where) - 1]
    groups.setdefault((package_name, folder), []).append(file_name)
for (package_name, folder), files in groups.items():
    package(package_name, tuple(files), base_path=folder, opt=3)
