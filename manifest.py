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
listed = {}  # file on the board, each once: parts share some
for name in ["package"] + ["parts/" + part for part in options.parts.split()]:
    with open(name + ".json") as file:
        for where, _ in json.load(file)["urls"]:
            listed[where] = where.split("/", 1)

for name, folder in (("net", "lib"), ("net_micropython", "ports/micropython")):
    files = tuple(file for package_name, file in listed.values() if package_name == name)
    package(name, files, base_path=folder, opt=3)
