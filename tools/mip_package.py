#!/usr/bin/env python3
"""Write package.json, which mip installs from: the core and the MicroPython port, file by file.

Host tool. The version is the library's own, read from the source without importing it.

    python tools/mip_package.py [--check]      with --check: exits with 1 if it would change
"""

import argparse
import ast
import json
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "package.json"
CORE = ROOT / "lib/net"
PORT = ROOT / "ports/micropython/net_micropython"
# Packages of their own: a board carries only what it uses.
APART = ("stream", "datasocket", "messages", "msgport", "tls", "aio", "dns", "wifi")


def version():
    """`__version__` of lib/net/__init__.py."""
    for node in ast.parse((CORE / "__init__.py").read_text(encoding="utf-8")).body:
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "__version__":
            return ast.literal_eval(node.value)
    raise ValueError("lib/net/__init__.py has no __version__")


def imports(file):
    """Dotted names of every module that a source imports, also inside functions."""
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module or ""
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def closure(folder, seeds):
    """The modules of a package that its seeds reach, as paths; the package itself comes first."""
    found = []
    waiting = list(seeds)
    while waiting:
        file = folder / f"{waiting.pop(0)}.py"
        if file in found or not file.exists():
            continue
        found.append(file)
        for name in imports(file):
            parts = name.split(".")
            if parts[0] == folder.name and len(parts) > 1:
                waiting.append(parts[1])
    return found


def core_files():
    """What `import net` can load: everything of the folder but the styles and options."""
    return [f for f in sorted(CORE.glob("*.py")) if f.stem not in APART]


def port_files():
    return [f for f in sorted(PORT.glob("*.py")) if f.stem not in APART]


def package():
    files = [(f"net/{f.name}", f) for f in core_files()]
    files += [(f"net_micropython/{f.name}", f) for f in port_files()]
    urls = [[where, f.relative_to(ROOT).as_posix()] for where, f in files]
    return {"urls": urls, "deps": [], "version": version()}


def text():
    """The file as it should be: a line for each entry, so that changes read well."""
    made = package()
    lines = ",\n".join("    " + json.dumps(pair) for pair in made["urls"])
    tail = f'  "deps": [],\n  "version": {json.dumps(made["version"])}\n}}\n'
    return f'{{\n  "urls": [\n{lines}\n  ],\n{tail}'


def main(argv=None):
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--check", action="store_true", help="fail instead of writing")
    check = parser.parse_args(argv).check
    current = PACKAGE.read_text(encoding="utf-8") if PACKAGE.exists() else ""
    if current == text():
        return
    if check:
        sys.exit("mip_package: package.json is out of date: python tools/mip_package.py")
    PACKAGE.write_text(text(), encoding="utf-8")
    print("mip_package: package.json written")


if __name__ == "__main__":
    main()
