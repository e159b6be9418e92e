"""A server on 64 KB of heap (words of 32 bits; 96 KB with 64), from .mpy files as on a board:
thousands of connections and messages later as much memory is free as after the first."""

import shutil

import compile_mpy
import pytest
from stress_kit import HERE, Served, echo, receive

HEAPS = {"micropython-32": "64k"}
WIDER = "96k"
CONNECTIONS = 1000
MESSAGES = 100000
AT_ONCE = 4
BURST = 500  # messages under way on each connection
SLACK = 512  # bytes: what only a stale word on the stack holds differs from look to look
MESSAGE = bytes(range(32))


@pytest.fixture(scope="module")
def compiled(tmp_path_factory):
    folder = tmp_path_factory.mktemp("mpy")
    compile_mpy.compile_all(folder)
    return folder


@pytest.fixture
def served(micropython, compiled):
    program = shutil.copy(HERE / "small_heap.py", compiled)
    heap = HEAPS.get(micropython.name, WIDER)
    command = [micropython.command[0], "-X", "heapsize=" + heap]
    with Served(micropython, "", program=program, command=command, path=compiled) as served:
        yield served


def connect_often(served, times):
    for n in range(times):
        with served.client() as sock:
            echo(sock, b"%d" % n)


def exchange(served, messages):
    socks = [served.client() for _ in range(AT_ONCE)]
    burst = MESSAGE * BURST
    for _ in range(messages // (AT_ONCE * BURST)):
        for sock in socks:
            sock.sendall(burst)
        for sock in socks:
            assert receive(sock, len(burst)) == burst
    for sock in socks:
        sock.close()


def free(served):
    """Bytes free after a collection, with all connections closed."""
    stats = served.stats()
    while stats["open"]:
        stats = served.stats()
    return served.stats()["free"]


def test_connections_one_after_another(served):
    connect_often(served, 20)
    before = free(served)
    connect_often(served, CONNECTIONS)
    after = free(served)
    print("free before", before, "after", after)
    assert abs(after - before) <= SLACK


def test_messages_on_four_at_once(served):
    exchange(served, 4000)
    before = free(served)
    exchange(served, MESSAGES)
    after = free(served)
    print("free before", before, "after", after)
    assert abs(after - before) <= SLACK
