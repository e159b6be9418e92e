"""A style or option that is not on the board: its import says how to get it, again and again, and
costs nothing before. Where it is installed, before or after the core, the part itself is found."""

import json
import shutil

import compile_mpy
import mip_package
import programs
import pytest
import runtimes

PARTS = [file.stem for file in mip_package.absent_files()]
PROGRAM = """
import sys
import net

def said(name):
    try:
        exec("from net import " + name)
    except ImportError as error:
        return str(error)

before = sorted(sys.modules)
for name in {parts}:
    for again in range(2):
        lines = said(name).split("\\n")
        assert lines[0] == "net." + name + " is not installed: netboard flash --style " + name
        assert lines[1].endswith('mip.install("{home}/parts/' + name + '.json")'), lines
    try:
        __import__("net." + name)
    except ImportError as error:
        assert "netboard flash" in str(error)
    else:
        print("imported", name)
    assert not hasattr(net, name)
    assert sorted(sys.modules) == sorted(before + ["net.boards"])
print("told")
"""


def install(folder, name):
    """What mip would put there, as source."""
    made = json.loads((runtimes.ROOT / name).read_text(encoding="utf-8"))
    for where, source in made["urls"]:
        target = folder / where
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(runtimes.ROOT / source[len(mip_package.home()) + 1 :], target)


def compiled(folder):
    for file in list(folder.rglob("*.py")):
        name = file.relative_to(folder)
        compile_mpy.compile_file(file, name, folder)
        file.unlink()


@pytest.mark.parametrize("form", ["source", "mpy"])
def test_the_import_says_how_to_get_it(micropython, tmp_path, form):
    install(tmp_path / "lib", "package.json")
    if form == "mpy":
        compiled(tmp_path / "lib")
    script = tmp_path / "program.py"
    script.write_text(PROGRAM.format(parts=PARTS, home=mip_package.home()))
    runtime = programs.with_path(micropython, tmp_path / "lib")
    assert programs.run(runtime, script) == (0, "told\n")


@pytest.mark.parametrize("order", [("package", "parts/lines"), ("parts/lines", "package")])
@pytest.mark.parametrize("form", ["source", "mpy"])
def test_a_part_that_is_there_is_found(micropython, tmp_path, order, form):
    for name in order:
        install(tmp_path / "lib", f"{name}.json")
    if form == "mpy":
        compiled(tmp_path / "lib")
    script = tmp_path / "program.py"
    script.write_text(
        "from net import lines\nimport net\nprint(lines.lines, net.lines is lines)\n"
    )
    code, printed = programs.run(programs.with_path(micropython, tmp_path / "lib"), script)
    assert code == 0 and printed.endswith("True\n"), printed


def test_every_part_has_one():
    assert set(PARTS) == {p for p in mip_package.styles() if (mip_package.CORE / p).is_dir()}
    assert not [file for file in mip_package.absent_files() if not file.exists()]


def test_a_secure_connection_without_tls(micropython, tmp_path):
    install(tmp_path / "lib", "package.json")
    script = tmp_path / "program.py"
    script.write_text(
        "import net\n"
        "try:\n    net.connect(443, 'localhost', tls=True)\n"
        "except ImportError as error:\n    print(str(error)[:26])\n"
    )
    runtime = programs.with_path(micropython, tmp_path / "lib")
    assert programs.run(runtime, script) == (0, "net.tls is not installed: \n")
