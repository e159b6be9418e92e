"""The contract's names and each personality's constants."""

import ast
import re

import pytest
from fake_port_kit import ALL, ROOT, fake, port

ROWS = {
    # In the order of NAMES.
    "linux": (65536, 16384, 16 << 20, None, 511, True, 16, 2000, 0, 0),
    "unix": (16384, 16384, 16 << 20, None, 511, True, 16, 2000, 0, 0),
    "esp32": (1440, 128, 8192, 6, 2, False, 1, 2000, 20000, 1),
    "rp2": (800, 128, 8192, 3, 2, False, 1, 2000, 20000, 0),
}
NAMES = (
    "RX_SIZE HIGH_WATER MAX_QUEUED MAX_CONNECTIONS BACKLOG TELLS_PORT ACCEPTS LINGER "
    "CONNECT_TIMEOUT SPIN"
)


@pytest.mark.parametrize("name", ALL)
def test_constants_of_a_personality(name):
    fake.use(name)
    assert port.NAME == name
    assert tuple(getattr(port, field) for field in NAMES.split()) == ROWS[name]


# Where the real ports keep them; a later file overrides the one before.
SOURCES = {
    "linux": ("cpython/net_cpython/__init__.py",),
    "unix": ("micropython/net_micropython/__init__.py", "micropython/net_micropython/unix.py"),
    "esp32": ("micropython/net_micropython/__init__.py", "micropython/net_micropython/esp32.py"),
    "rp2": ("micropython/net_micropython/__init__.py", "micropython/net_micropython/rp2.py"),
}


def constants_of(file):
    """The constants that a real port's source assigns."""
    found = {}
    for node in ast.parse(file.read_text(encoding="utf-8")).body:
        if isinstance(node, ast.Assign) and node.targets[0].id in NAMES.split():
            found[node.targets[0].id] = eval(ast.unparse(node.value), {})
    return found


@pytest.mark.parametrize("name", ALL)
def test_constants_are_those_of_the_real_port(name):
    fake.use(name)
    real = {}
    for source in SOURCES[name]:
        real.update(constants_of(ROOT / "ports" / source))
    assert {field: getattr(port, field) for field in NAMES.split()} == real


def test_everything_the_contract_names_is_there():
    text = (ROOT / "ports" / "README.md").read_text()
    text, _ = text.split("## Secure sockets")  # which the fake has not
    constants = re.findall(r"^\| `([A-Z_]+)` \|", text, re.M)
    rows = re.findall(r"^\| (`[a-z_]+\(.*?) \| ", text, re.M)
    functions = [name for row in rows for name in re.findall(r"([a-z_]+)\(", row)]
    assert len(constants) >= 10
    assert len(functions) >= 20
    missing = [name for name in constants + functions if not hasattr(port, name)]
    assert missing == []


def test_a_fresh_world_forgets_everything():
    fake.use("linux")
    port.listen(fake.addr("127.0.0.1", 80), 5)
    fake.hosts("a.test", "10.0.0.1")
    fake.use("linux")
    assert fake.leaks() == []
    assert fake.counters == {}
    assert port.listen(fake.addr("127.0.0.1", 80), 5) is not None
