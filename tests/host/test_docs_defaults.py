"""The defaults on docs/ports.md are those of the ports."""

import re

import pytest
import sources

import net_cpython

PAGE = sources.ROOT / "docs/ports.md"
PORT = sources.ROOT / "ports/micropython/net_micropython"
ROWS = {
    "`max_connections`": "MAX_CONNECTIONS",
    "`backlog`, at most": "BACKLOG",
    "`high_water_mark`": "HIGH_WATER",
    "`max_queued`": "MAX_QUEUED",
    "largest `data` chunk": "RX_SIZE",
    "a connect without an answer fails after": "CONNECT_TIMEOUT",
}
UNITS = {"B": 1, "KB": 1024, "MB": 1024 * 1024, "s": 1000}
WORDS = {"no limit": None, "the system's time": 0}


def table():
    """{row: cells} of the page's table of defaults."""
    lines = re.findall(r"^\| (.*) \|$", PAGE.read_text(encoding="utf-8"), re.M)
    return {cells[0]: cells[1:] for cells in (line.split(" | ") for line in lines)}


def value(cell):
    """What a cell says, in bytes or milliseconds."""
    if cell in WORDS:
        return WORDS[cell]
    number, _, unit = cell.replace(",", "").partition(" ")
    return int(number) * UNITS.get(unit, 1)


def of_port(column):
    """The constants of the port that a column is about."""
    if column == 3:
        return vars(net_cpython)
    part = ("esp32.py", "rp2.py", "unix.py")[column]
    return sources.constants(PORT / "__init__.py", PORT / part)


@pytest.mark.parametrize("column", range(4), ids=["esp32", "rp2", "unix", "cpython"])
@pytest.mark.parametrize("row", ROWS)
def test_default(row, column):
    cell = table()[row][column]
    constants = of_port(column)
    if ROWS[row] == "RX_SIZE" and constants["RX_MOST"]:
        cell, _, first = cell.partition(", and ")
        assert value(cell) == constants["RX_MOST"]
        cell = first.partition(" until")[0]
    assert value(cell) == constants[ROWS[row]]
