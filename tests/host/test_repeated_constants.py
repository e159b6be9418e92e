"""Boards get constants as numbers, so that files repeat them: a name of a package has one value in
all of its files."""

import re

import pytest
import runtimes

LIB = runtimes.ROOT / "lib/net"
CONSTANT = re.compile(r"^(_?[A-Z][A-Z_0-9]*) = const\(([\dx<| ]+)\)", re.M)
FOLDERS = [LIB, *sorted(file.parent for file in LIB.glob("*/__init__.py"))]


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_one_value(folder):
    found = {}
    for file in sorted(folder.glob("*.py")):
        for name, value in CONSTANT.findall(file.read_text(encoding="utf-8")):
            found.setdefault(name, {}).setdefault(eval(value, {}), []).append(file.name)
    assert not {name: values for name, values in found.items() if len(values) > 1}
