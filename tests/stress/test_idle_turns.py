"""Given 1,000 idle connections with timers that are far off, when a second passes on CPython, then
the loop polls for it as often as one timer needs: no turn without cause. Turns are counted."""

import resource
import sys

import runtimes
from stress_kit import limit

sys.path.insert(0, str(runtimes.TESTS / "host"))

import programs  # noqa: E402

COUNT = 1000  # fewer where the system allows fewer open files
EXTRA = 100  # descriptors for the rest
PROGRAM = """
import socket, sys
import net
from net.loop import loop

COUNT = int(sys.argv[1])
clients, polls = [], []


def on_connection(sock):
    sock.set_timeout(3600000)
    sock.on("data", sock.write)
    if len(clients) < COUNT:
        more()
    else:
        net.call_later(100, begin)


def more():
    clients.append(socket.create_connection(("127.0.0.1", server.address()["port"])))


def begin():
    real = loop.ipoll

    def ipoll(ms):
        polls.append(ms)
        return real(ms)

    loop.ipoll = ipoll
    net.call_later(1000, end)


def end():
    print(server._count, len(polls))
    net.stop()


server = net.create_server(on_connection)
server.listen(0, "127.0.0.1", None, more)
net.run()
"""


def test_no_turn_without_cause(tmp_path):
    file = tmp_path / "program.py"
    file.write_text(PROGRAM, encoding="utf-8")
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    count = COUNT if hard == resource.RLIM_INFINITY else min(COUNT, (hard - EXTRA) // 2)
    limit(2 * count + EXTRA)
    try:
        code, said = programs.run(runtimes.python(), file, count)
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))
    assert code == 0, said
    open_now, polls = map(int, said.split())
    # One sleeps until the timer; the clock's last millisecond may take another.
    assert open_now == count
    assert 1 <= polls <= 3
