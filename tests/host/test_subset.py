"""What goes to a board stays in MicroPython's subset: it compiles, and every module imports."""

import compile_mpy
import mip_package
import programs
import pytest
import size

# Needs a module that only boards have.
BOARD_ONLY = {"net_micropython.wifi"}
IMPORTER = """
for name in {names}:
    __import__(name)
print("imported")
"""


@pytest.fixture(scope="module")
def compiled(tmp_path_factory):
    """A folder with the .mpy files alone, and the dotted names in it."""
    dest = tmp_path_factory.mktemp("mpy")
    return dest, [size.dotted(name) for name in compile_mpy.compile_all(dest)]


def importer(tmp_path, names):
    script = tmp_path / "importer.py"
    script.write_text(IMPORTER.format(names=[n for n in names if n not in BOARD_ONLY]))
    return script


def test_mpy_files_import(micropython, compiled, tmp_path):
    folder, names = compiled
    script = importer(tmp_path, names)
    code, printed = programs.run(programs.with_path(micropython, folder), script)
    assert (code, printed) == (0, "imported\n")


def test_sources_import(micropython, tmp_path):
    names = [compile_mpy.dotted(name) for _, name in compile_mpy.board_files()]
    script = importer(tmp_path, names)
    code, printed = programs.run(micropython, script)
    assert (code, printed) == (0, "imported\n")


def test_parts_can_be_named(runtime, tmp_path):
    """`from net import stream` is how programs get the other styles."""
    files = [*mip_package.CORE.glob("[a-z]*.py"), *mip_package.CORE.glob("*/__init__.py")]
    names = [mip_package.module_of(file).partition(".")[2] for file in files]
    script = tmp_path / "parts.py"
    script.write_text("".join(f"from net import {name}\n" for name in sorted(names)) + "print(1)")
    assert programs.run(runtime, script) == (0, "1\n")
