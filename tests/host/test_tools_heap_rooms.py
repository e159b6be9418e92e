"""tools/heap_rooms.py counts each function of what boards load once, in the row of its file."""

import os

import heap_rooms
import pytest
from joined import JOINED


@pytest.fixture(scope="module")
def counted():
    if not heap_rooms.INTERPRETER.exists():
        (pytest.fail if os.environ.get("CI") else pytest.skip)(f"no {heap_rooms.INTERPRETER}")
    return list(heap_rooms.functions())


def test_each_file_has_a_row(counted):
    rows = {row for row, *_ in counted}
    assert rows == {*JOINED["__init__"], "doors", "functions of net that load a file"}


def test_where_a_function_is_counted(counted):
    rows = {(owner, name): row for row, owner, name, _ in counted}
    assert rows["Socket", "_later"] == "queue"  # behind a door of writable.py
    assert rows["Socket", "pipe"] == "doors"
    assert rows["", "lookup"] == "functions of net that load a file"
    assert rows["Server", "_adopt"] == "server"


def test_the_longest_is_the_turn(counted):
    assert max((size, name) for *_, name, size in counted)[1] == "_turns"
