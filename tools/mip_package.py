#!/usr/bin/env python3
"""Write what mip installs from: package.json (core and MicroPython port), and one file a style.

Host tool. The version is the library's own, read from the source without importing it. A style's
package, parts/STYLE.json, is what comes on top of the core. Addresses are whole ones: mip of older
firmware reads no others, and no forge serves one with `../` in it. There are no `deps`, which mip
would install anew with each part.

A part that is not installed has a file in its place that says how to get it (parts/absent), which
comes with the core. MicroPython takes a folder before a file of the same name: the part itself.

    python tools/mip_package.py [--check]      with --check: exits with 1 if anything would change
"""

import argparse
import ast
import json
import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "package.json"
MIP = ROOT / "parts"
CORE = ROOT / "lib/net"
PORT = ROOT / "ports/micropython/net_micropython"
STYLES = ("stream", "datasocket", "messages", "msgport")
# Parts of more than one style; each package that needs one carries it.
SHARED = ("framing", "cbor", "limits")
# Options, each with the file of the port that only it needs.
OPTIONS = {
    "tls": ("secure", "tap"),
    "aio": ("aio",),
    "dns": ("datagram",),
    "lines": (),
    "reconnecting": (),
    "watch": ("watching", "unix_watching"),
    "udp": ("udp",),
    "wifi": ("wifi",),
}
ABSENT = MIP / "absent"
NOTHING_THERE = """from .boards import absent

absent(__name__)
"""
# Not in package.json, so that a board carries only what it uses.
APART = (*STYLES, *SHARED, *OPTIONS, *(name for names in OPTIONS.values() for name in names))


def version():
    """`__version__` of lib/net/__init__.py."""
    for node in ast.parse((CORE / "__init__.py").read_text(encoding="utf-8")).body:
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "__version__":
            return ast.literal_eval(node.value)
    raise ValueError("lib/net/__init__.py has no __version__")


def root_of(file):
    """The folder that a source's top-level package lies in."""
    if ABSENT in file.parents:
        return ABSENT
    folder = file.parent
    while (folder / "__init__.py").exists():
        folder = folder.parent
    return folder


def module_of(file):
    """Dotted name of the module that a source is."""
    parts = file.relative_to(root_of(file)).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def imports(file):
    """Dotted names of every module that a source imports, also inside functions, and of those
    behind its doors (lib/net/door.py)."""
    # What `from . import` starts from: the package itself counts as one of its modules.
    own = [*module_of(file).split("."), *(["__init__"] if file.stem == "__init__" else [])]
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8-sig"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = own[: -node.level] if node.level else []
            name = ".".join([*above, *filter(None, [node.module])])
            yield name
            yield from (f"{name}.{alias.name}" for alias in node.names)
        elif isinstance(node, ast.Call) and ast.unparse(node.func) == "door":
            # Three of them: a program may have a door of its own.
            for arg in node.args[2:3]:
                if isinstance(arg, ast.Constant) and isinstance(arg.value, str):
                    yield f"net.{arg.value}"


def source_of(root, name):
    """The source of a dotted name, or None: a function, or nothing of ours."""
    path = root.joinpath(*name.split("."))
    for file in (path / "__init__.py", path.with_suffix(".py")):
        if file.exists():
            return file
    return None


def closure(folder, seeds):
    """The modules of a package that its seeds reach, as paths. A seed is a module's name below the
    package ("stream.codec"), or "__init__" for the package itself."""
    found = []
    waiting = [f"{folder.name}.{seed}" for seed in seeds]
    while waiting:
        name = waiting.pop(0)
        file = source_of(folder.parent, name)
        if file is None or file in found:
            continue
        found.append(file)
        package = name.rpartition(".")[0]
        if package != folder.name:
            waiting.append(package)  # is loaded with each of its modules
        waiting += [n for n in imports(file) if n.startswith(folder.name + ".")]
    return found


def where(file):
    """Path of a source below /lib on the board."""
    return file.relative_to(root_of(file)).as_posix()


def part_of(file):
    """The style or option that a file belongs to: messages/client.py and messages_client.py to
    messages."""
    return Path(where(file)).parts[1].split(".")[0].split("_")[0]


def core_files():
    """What `import net` can load: everything of the folder but the styles, options and
    __main__.py, the command line."""
    files = [f for f in sorted(CORE.rglob("*.py")) if f.stem != "__main__"]
    return [f for f in files if part_of(f) not in APART]


def port_files():
    return [f for f in sorted(PORT.glob("*.py")) if f.stem not in APART]


def absent_files(there=()):
    """What stands in the place of the styles and options that are not there."""
    parts = [name for name in styles() if (CORE / name).is_dir() and name not in there]
    return [ABSENT / f"net/{name}.py" for name in sorted(parts)]


def style_files(style):
    """The files of a style or option, some of which it loads by name, what it shares with others,
    and its part of the port. Options that a style can use are packages of their own."""
    own = [f for f in CORE.rglob("*.py") if part_of(f) == style]
    reached = closure(CORE, [module_of(f).partition(".")[2] for f in own])
    shared = {f for f in reached if part_of(f) in SHARED}
    port = [PORT / f"{name}.py" for name in OPTIONS.get(style, ())]
    return sorted({*own, *shared}) + port


def styles():
    """The styles and options, each a package."""
    return [*STYLES, *OPTIONS]


def home():
    """The project's address as mip has it, "github:OWNER/NAME"; pyproject.toml is where it is."""
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    found = re.search(r'(?m)^Repository = "https://(\w+)\.com/([\w.-]+/[\w.-]+)"$', text)
    assert found, "pyproject.toml does not say where the project is"
    return f"{found[1]}:{found[2]}"


def packed(files):
    """A package of some sources."""
    urls = [[where(f), f"{home()}/{f.relative_to(ROOT).as_posix()}"] for f in files]
    return {"urls": urls, "deps": [], "version": version()}


def package():
    """The core and the port, and what stands in the place of the rest."""
    return packed(core_files() + absent_files() + port_files())


def style_package(style):
    """One style or option, on top of the core and the port."""
    return packed(style_files(style))


def file_of(style):
    """The package of a style."""
    return MIP / f"{style}.json"


def text(made=None):
    """The file as it should be: a line for each entry, so that changes read well."""
    made = made or package()
    lines = ",\n".join("    " + json.dumps(pair) for pair in made["urls"])
    tail = (
        f'  "deps": {json.dumps(made["deps"])},\n  "version": {json.dumps(made["version"])}\n}}\n'
    )
    return f'{{\n  "urls": [\n{lines}\n  ],\n{tail}'


def all_texts():
    """{file: what it should hold}."""
    found = {file_of(style): text(style_package(style)) for style in styles()}
    return {PACKAGE: text(), **found, **dict.fromkeys(absent_files(), NOTHING_THERE)}


def main(argv=None):
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--check", action="store_true", help="fail instead of writing")
    check = parser.parse_args(argv).check
    for file, wanted in all_texts().items():
        current = file.read_text(encoding="utf-8") if file.exists() else ""
        if current == wanted:
            continue
        name = file.relative_to(ROOT).as_posix()
        if check:
            sys.exit(f"mip_package: {name} is out of date: python tools/mip_package.py")
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(wanted, encoding="utf-8")
        print(f"mip_package: {name} written")


if __name__ == "__main__":
    main()
