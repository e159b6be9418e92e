# For freezing into firmware: the core and the MicroPython port, file by file what package.json
# installs, and what parts/*.json add, by name:
#
#     include("path/to/micropython-net/manifest.py", parts="messages tls wifi", platform="rp2")
#
# platform: "esp32" or "rp2": the port becomes one file for that (tools/joined_port.py), and has
# nothing for others. Without it firmware of any platform may have it.
# The version is that of lib/net/__init__.py; a test keeps them equal. What is loaded together
# becomes one file (tools/joined.py), so what is frozen is first written to build/frozen.
import json
import os
import sys

metadata(
    description="Event-driven TCP with minimal allocation",
    version="0.1.0",
    license="MIT",
)

options.defaults(parts="", platform="")

# Manifests are run in their own folder.
sys.path.insert(0, os.path.abspath("tools"))
from joined import joined  # noqa: E402
from joined_port import for_platform  # noqa: E402

del sys.path[0]
texts = {}  # file on the board: its source; parts share some
for name in ["package"] + ["parts/" + part for part in options.parts.split()]:
    with open(name + ".json", encoding="utf-8") as file:
        listed = json.load(file)["urls"]
    for where, source in listed:
        with open(source.split("/", 2)[2], encoding="utf-8") as file:
            texts[where] = file.read()

if options.platform:
    texts = for_platform(texts, options.platform)

packages = {}  # name: files
for where, text in joined(texts).items():
    target = os.path.join("build/frozen", where)
    os.makedirs(os.path.dirname(target), exist_ok=True)
    with open(target, "w", encoding="utf-8") as file:
        file.write(text)
    package_name, file_name = where.split("/", 1)
    packages.setdefault(package_name, []).append(file_name)
for package_name, files in packages.items():
    package(package_name, tuple(files), base_path="build/frozen", opt=3)
