"""netboard flash --native: machine code where the board loads it, else bytecode, and why."""

import ast
import re
from pathlib import Path

import compile_mpy
import native_library
import pytest
from netboard import MPY, Trouble, native
from netboard.terminal import Connection
from netboard_kit import netboard

NUMBERS = {name: number for number, name in native.ARCHITECTURES.items()}
PORTS = ("unix", "rp2")  # without a credit for short writes, and with it
LIBRARY = native_library.texts("unix")
BADLY = (ast.While, ast.For, ast.comprehension, ast.Yield, ast.YieldFrom, ast.With)


def files(port):
    return sorted(native.marked(LIBRARY, native.functions(port)))


FILES = files("unix")


def head(data):
    """(version, sub-version, architecture, whether it has flags) of a .mpy."""
    assert data[:1] == b"M"
    return data[1], data[2] & 3, data[2] >> 2 & 0x0F, data[2] >> 6


def on(board, name):
    return (Path(board.storage) / "lib" / name).with_suffix(".mpy").read_bytes()


@pytest.mark.parametrize("port", PORTS)
def test_all_functions_are_found(port):
    marked = native.marked(LIBRARY, native.functions(port))
    names = [name for names in native.functions(port).values() for name in names]
    assert sum(text.count(native.MARK) for text in marked.values()) == len(names)
    assert not any(native.MARK in LIBRARY[path] for path in marked), "what is given stays"


@pytest.mark.parametrize("arch", NUMBERS)
def test_each_compiles_for_each_processor(arch, tmp_path):
    for port in PORTS:
        for path, text in native.marked(LIBRARY, native.functions(port)).items():
            made = compile_mpy.compile_text(text, Path(path), tmp_path, arch).read_bytes()
            assert head(made) == (MPY, native.SUB_VERSION, NUMBERS[arch], 0)


def test_the_write_that_runs_is_the_one():
    """Where the port has a credit another write() takes the place of Writable's."""
    folder = compile_mpy.ROOT / "ports/micropython/net_micropython"
    having = [file.stem for file in folder.glob("*.py") if file.stem != "__init__"]
    having = [name for name in having if "\ncredit = " in (folder / f"{name}.py").read_text()]
    assert having == list(native.CREDIT)
    assert "net/counted.py" in native.functions("rp2") and "net/__init__.py" not in files("rp2")
    assert "net/__init__.py" in files("esp32") and "net/counted.py" not in files("esp32")


def test_none_has_what_machine_code_does_badly():
    """A loop there would keep out Ctrl-C and scheduled callbacks."""
    for port in PORTS:
        for path, text in native.marked(LIBRARY, native.functions(port)).items():
            for node in ast.walk(ast.parse(text)):
                if isinstance(node, ast.FunctionDef) and node.decorator_list:
                    if ast.unparse(node.decorator_list[-1]) == "micropython.native":
                        found = {type(part) for part in ast.walk(node)}
                        assert not found & {*BADLY}, f"{path}: {node.name}"


def test_a_function_that_is_not_there():
    texts = {"net/thing.py": "def write():\n    pass\n"}
    with pytest.raises(Trouble, match="no Thing.write in net/thing.py"):
        native.marked(texts, {"net/thing.py": ("Thing.write",)})


def test_methods_and_functions_are_told_apart():
    text = "class A:\n    def f(a): pass\nclass B:\n    def f(a): pass\ndef f(): pass\n"
    made = native.marked({"net/thing.py": text}, {"net/thing.py": ("f", "B.f")})
    assert made == {
        "net/thing.py": "class A:\n    def f(a): pass\n"
        "class B:\n    @micropython.native\n    def f(a): pass\n"
        "@micropython.native\ndef f(): pass\n"
    }


@pytest.mark.parametrize("bits, arch", [(64, "x64"), (32, "x86")])
def test_a_board_gets_machine_code_and_gives_it_back(new_board, bits, arch):
    board = new_board(bits=bits)
    assert netboard("flash", board.path).code == 0
    before = {name: on(board, name) for name in FILES}
    assert {head(data)[2] for data in before.values()} == {0}
    done = netboard("flash", board.path, "--native")
    assert done.code == 0, done
    assert f"native: machine code ({arch}) for Writable.write, " in done.text
    assert f"{len(FILES)} files copied" in done.text, "all else is as it was"
    assert "connects and echoes" in done.text
    for name in FILES:
        assert head(on(board, name)) == (MPY, native.SUB_VERSION, NUMBERS[arch], 0)
    again = netboard("flash", board.path, "--native")
    assert "nothing to do" in again.text
    assert netboard("flash", board.path, "--no-native").code == 0
    assert {name: on(board, name) for name in FILES} == before


def test_it_runs_in_romfs(new_board):
    board = new_board(bits=64, romfs="256k")
    done = netboard("flash", board.path, "--romfs", "--native")
    assert done.code == 0, done
    assert "machine code (x64)" in done.text and "connects and echoes" in done.text


@pytest.mark.parametrize(
    "arch, sub, why",
    [
        (0, 3, "the firmware loads no machine code"),
        (12, 3, "mpy-cross makes no machine code for its processor (12)"),
        (2, 2, "the firmware loads machine code of version 6.2, mpy-cross makes 6.3"),
    ],
)
def test_a_board_for_which_there_is_none(new_board, arch, sub, why):
    board = new_board(bits=64, pretend={"mpy": str(arch << 10 | sub << 8 | MPY)})
    done = netboard("flash", board.path, "--native")
    assert done.code == 0, done
    assert f"native: none, all is bytecode: {why}" in done.text
    assert "connects and echoes" in done.text
    assert {head(on(board, name))[2] for name in FILES} == {0}


def test_flags_of_a_processor_do_not_count(new_board):
    """As MicroPython 1.29 for rv32imc says it in an emulator: 3 << 16 are its extensions."""
    with Connection(new_board(pretend={"mpy": "208646"}).path, False) as device:
        about = device.info()
    assert native.Code(about, "esp32").arch == "rv32imc"


def test_other_ways_of_installing_copy_no_machine_code():
    everything = [file for file, _ in compile_mpy.board_files()]
    assert len(everything) > 100
    for file in everything:
        text = file.read_text(encoding="utf-8")
        assert not re.search(r"micropython\.(native|viper|asm_)", text), file


def test_the_suite_passes_on_a_board_with_it(new_board):
    board = new_board(bits=64)
    words = ("--native", "--style", "net", "-k", "c05|c101|c205", "--peer", "host", "--dry")
    done = netboard("check", board.path, *words)
    assert done.code == 0, done
    assert "native: machine code (x64)" in done.text
    assert ", 0 failed" in done.text and re.search(r"\d\d cases passed", done.text), done
