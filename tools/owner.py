#!/usr/bin/env python3
"""The project's address, in one place: whose copy this is, in pages, packages and metadata alike.

Host tool. pyproject.toml has it, [project.urls] Repository; all others follow.

    python tools/owner.py NAME        make NAME the owner everywhere
    python tools/owner.py --check     exit with 1 where another one is named
"""

import argparse
import re
import sys
from pathlib import Path

import mip_package

ROOT = Path(__file__).resolve().parent.parent
NAMED = re.compile(r"(github(?:(?:usercontent)?\.com/|:))([\w-]+)(?=/micropython-net\b)")
KINDS = {".md", ".toml", ".json", ".yml", ".service"}
CODE = ("lib/net/boards.py",)  # says where a part comes from
APART = {"build", ".git", "site"}


def files():
    """The texts that may name the owner."""
    for file in sorted(ROOT.rglob("*")):
        inner = file.relative_to(ROOT).parts
        if file.suffix in KINDS and not APART & set(inner) and not inner[0].endswith(".egg-info"):
            yield file
    yield from (file for file in (ROOT / name for name in CODE) if file.exists())


def owner():
    return mip_package.home().partition(":")[2].partition("/")[0]


def others(text, name):
    """Owners that a text names beside this one."""
    return sorted({found[2] for found in NAMED.finditer(text)} - {name})


def main(argv=None):
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("name", nargs="?", help="the owner from now on")
    parser.add_argument("--check", action="store_true", help="change nothing")
    options = parser.parse_args(argv)
    name = options.name or owner()
    if not re.fullmatch(r"[\w-]+", name):
        sys.exit(f"owner: {name} is no owner's name")
    stale = [f for f in files() if others(f.read_text(encoding="utf-8"), name)]
    if options.check:
        sys.exit("".join(f"owner: {f.relative_to(ROOT)} names another\n" for f in stale) or 0)
    for file in stale:
        text = NAMED.sub(rf"\g<1>{name}", file.read_text(encoding="utf-8"))
        file.write_text(text, encoding="utf-8")
        print(f"owner: {file.relative_to(ROOT)}")


if __name__ == "__main__":
    main()
