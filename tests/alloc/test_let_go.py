"""The code of listen(), which most programs call once: where memory is short it is let go of after
the first time, and kept from the second on.
"""

import os
import subprocess

import compile_mpy
import pytest
import runtimes

CODE = 1500  # bytes that it takes at least
PROGRAM = """
import gc, sys, net
import net_micropython as port

def used():
    gc.collect()
    gc.collect()
    return gc.mem_alloc()

server = net.create_server()  # another each time would be charged with itself
before = after = i = 0
for i in range(4):
    before = used()
    server.listen(0, "127.0.0.1")
    net.turn(0)
    if not server.listening or "listen" not in dir(net.Server):
        raise ValueError
    after = used()
    print(after - before, "net.listening" in sys.modules, hasattr(net, "listening"), end=" ")
    print("net_micropython.opening" in sys.modules, hasattr(port, "opening"))
    server.close()
    net.turn(0)
"""


@pytest.fixture(scope="module")
def lines(tmp_path_factory):
    """Of each listen(): (bytes more, then of it and of the port's part: is it loaded, does the
    package know it)."""
    small = next(r for r in runtimes.unix_ports() if r.name == "micropython-32")
    if small.missing:
        (pytest.fail if os.environ.get("CI") else pytest.skip)(small.missing)
    folder = tmp_path_factory.mktemp("mpy")
    compile_mpy.compile_all(folder, "unix")
    done = subprocess.run(
        [*small.command, "-c", PROGRAM],
        env={**os.environ, "MICROPYPATH": f"{folder}:.frozen"},
        stdout=subprocess.PIPE,
        text=True,
        timeout=60,
        check=True,
    )
    return [line.split() for line in done.stdout.splitlines()]


def test_kept_from_the_second_time_on(lines):
    assert [line[1:] for line in lines] == [["False"] * 4, *[["True"] * 4] * 3]


def test_that_is_memory(lines):
    _, second, third, fourth = (int(line[0]) for line in lines)
    assert second - third > CODE, "the second loads it again, and keeps it"
    assert abs(fourth - third) < 200
