"""The port as one file for one platform. That boards run with it, tests of netboard show; and the
cases that run on micropython-64-native."""

import ast
import functools

import compile_mpy
import joined_port
import pytest
from settled import settled

PLATFORMS = ("unix", "esp32", "rp2", "lwip")
PORT = "net_micropython/__init__.py"
CHOICE = "NAME = 'x'\nif NAME == 'unix':\n    from net_micropython.unix import *\n"

PROGRAM = """
import sys
sys.path.insert(0, sys.argv[1])
import net_micropython as port
import socket

print(port.errno(OSError(119)), port.SPIN, port.RX_SIZE)
sock = socket.socket()
port.close(sock)
try:
    sock.write(b"?")
except OSError:
    print("closed")
"""

ASKING = """
import sys
sys.path.insert(0, sys.argv[1])
import net_micropython as port

for host in ("127.0.0.1", "localhost"):
    port.resolve(host, 80, 0, lambda error, addr, text, family, more: print(text))
"""


@functools.cache
def everything():
    return {
        name.as_posix(): settled(name.as_posix(), file.read_text(encoding="utf-8"))
        for file, name in compile_mpy.board_files()
        if file.is_relative_to(compile_mpy.ROOT / "ports")
    }


def texts(platform):
    return joined_port.for_platform(everything(), platform)


def parts(platform):
    there = texts(platform)
    return [path for path in map(joined_port.path_of, joined_port.FILES) if path in there]


def names(text):
    return {name for node in ast.parse(text).body for name in joined_port.given(node)}


@pytest.mark.parametrize("platform", PLATFORMS)
def test_all_that_there_was_is_there(platform):
    there, made = texts(platform), joined_port.joined_port(texts(platform))
    assert set(there) - set(made) == set(parts(platform)) != set()
    given = set.union(*(names(there[path]) for path in (PORT, *parts(platform))))
    assert given <= names(made[PORT])


@pytest.mark.parametrize("platform", PLATFORMS)
def test_nobody_imports_what_is_no_module(platform):
    for path, text in joined_port.joined_port(texts(platform)).items():
        for part in parts(platform):
            assert f"{part[:-3].replace('/', '.')} import" not in text, path


@pytest.mark.parametrize(
    "platform, expected",
    [("unix", "119 0 16384"), ("esp32", "115 1 1440"), ("rp2", "119 0 800")],
)
def test_what_a_platform_has_itself_is_taken(micropython, platform, expected, tmp_path):
    """newlib's EINPROGRESS is ESP32's; closing goes through three files on RP2."""
    folder = tmp_path / "net_micropython"
    folder.mkdir()
    (folder / "__init__.py").write_text(joined_port.joined_port(texts(platform))[PORT])
    done = micropython.run(PROGRAM, str(tmp_path))
    assert done.stdout == f"{expected}\nclosed\n", done.stderr


def test_an_address_is_found_by_both_parts(micropython, tmp_path):
    """The unix port's part knows localhost, and asks the other for the rest."""
    folder = tmp_path / "net_micropython"
    folder.mkdir()
    (folder / "__init__.py").write_text(joined_port.joined_port(texts("unix"))[PORT])
    done = micropython.run(ASKING, str(tmp_path))
    assert done.stdout.split() == ["127.0.0.1", "127.0.0.1"], done.stderr


def test_a_choice_that_does_more():
    with pytest.raises(ValueError, match="where it takes a platform's file it does more"):
        joined_port.joined_port(
            {PORT: CHOICE + "    x = NAME\n", "net_micropython/unix.py": "y = 1\n"}
        )


def test_a_board_of_a_limit_of_its_own():
    """netboard flash writes it at the end."""
    there = texts("esp32")
    there[PORT] += "RX_SIZE = RX_MOST = 512\n"
    made = joined_port.joined_port(there)[PORT]
    assert made.index("RX_SIZE = 1440") < made.index("RX_SIZE = RX_MOST = 512")


def test_for_several_platforms_it_stays_as_it_is():
    assert joined_port.joined_port(everything()) == everything()
    assert joined_port.joined_port({"a.py": "x = 1"}) == {"a.py": "x = 1"}


def made(base, part):
    there = {PORT: base + CHOICE, "net_micropython/unix.py": part}
    return joined_port.joined_port(there)[PORT]


def test_what_is_replaced_is_left_out_or_has_its_second_name():
    base = "import gc\n_A = const(1)\nX = 1\ndef f():\n    close()\ndef close():\n    return 1\n"
    part = "from net_micropython import close as _close\nimport gc\n_A = const(1)\nX = 2\n"
    part += "def close():\n    return _close() + X\n"
    text = made(base, part)
    space = {"const": int}
    exec(text, space)
    assert (space["close"](), space["_close"](), space["X"]) == (3, 1, 2)
    assert text.count("import gc") == text.count("_A =") == text.count("X =") == 1


@pytest.mark.parametrize(
    "base, part, what",
    [
        ("_a = 1\n", "_a = 2\n", "two things are called _a"),
        ("_A = const(1)\n", "_A = const(2)\n", "two things are called _A"),
        ("def f():\n    pass\n", "from net_micropython import f as _f\n", "f has a second name"),
        (
            "def f():\n    pass\ndef _f():\n    pass\n",
            "from net_micropython import f as _f\ndef f():\n    _f()\n",
            "two things are called _f",
        ),
    ],
)
def test_what_would_be_another_program(base, part, what):
    with pytest.raises(ValueError, match=what):
        made(base, part)


def test_what_another_part_replaces_and_calls():
    there = {
        PORT: CHOICE,
        "net_micropython/lwip.py": "def f():\n    pass\ndef g():\n    f()\n",
        "net_micropython/rp2.py": "def f():\n    return 1\n",
    }
    with pytest.raises(ValueError, match=r"f\(\) is replaced, and called besides"):
        joined_port.joined_port(there)
