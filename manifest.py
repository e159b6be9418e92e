# For freezing into firmware: the core and the MicroPython port, file by file what package.json
# installs. The version is that of lib/net/__init__.py; a test keeps them equal.
import json

metadata(
    description="Event-driven TCP with minimal allocation",
    version="0.1.0",
    license="MIT",
)

# Manifests are run in their own folder.
with open("package.json") as file:
    listed = [where.split("/", 1) for where, _ in json.load(file)["urls"]]

for name, folder in (("net", "lib"), ("net_micropython", "ports/micropython")):
    files = tuple(file for package_name, file in listed if package_name == name)
    package(name, files, base_path=folder, opt=3)
