"""tools/size.py counts each file once, in the right row, and fails above a limit."""

from pathlib import Path

import pytest
import size

FILES = {
    "net/__init__.py": 100,
    "net/queue.py": 200,
    "net/stream/__init__.py": 3000,
    "net/tls/__init__.py": 7,
    "net_micropython/__init__.py": 40,
    "net_micropython/rp2.py": 2,
    "net_micropython/unix.py": 5,
    "net_micropython/wifi.py": 6,
}


@pytest.fixture
def made(tmp_path):
    """A compiled tree of the sizes above."""
    found = {}
    for name, count in FILES.items():
        file = (tmp_path / name).with_suffix(".mpy")
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(bytes(count))
        found[Path(name)] = file
    return found


def test_rows(made):
    sizes = {row.what: row.size for row in size.mpy_rows(made)}
    assert sizes == {
        ".mpy of the core": 300,
        ".mpy of the MicroPython port": 42,
        ".mpy of core and port, as on a board": 342,
        ".mpy of core and port loaded by the import": 140,
        "... with the port's own file for rp2": 142,
        ".mpy of stream": 3000,
        ".mpy of stream, the file always loaded": 3000,
        ".mpy of tls": 7,
        ".mpy of unix": 5,
        ".mpy of wifi": 6,
    }


@pytest.mark.parametrize("count,code", [(3072, None), (3073, "size: over the limit")])
def test_check_fails_above_a_limit(monkeypatch, made, capsys, count, code):
    made[Path("net/stream/__init__.py")].write_bytes(bytes(count))
    monkeypatch.setattr(size, "compile_all", lambda dest, platform=None: made)
    monkeypatch.setattr(size, "heap_rows", lambda folder, made: [])
    if code is None:
        size.main(["--check"])
    else:
        with pytest.raises(SystemExit, match=code):
            size.main(["--check"])
    assert ("over the limit" in capsys.readouterr().out) == (code is not None)
