"""Counts what the library does for one event, accept, close and expiry with so many connections
open, on the fake port. Part of bench; asserted by tests/host/test_growth.py.

    counted.py MANY TIMERS      TIMERS: 1 gives each connection an idle timer

Prints {"event": {"calls": n, "compared": n}, ...} as JSON: calls of the port, the pollers' among
them, and comparisons of timers.
"""

import json
import sys

import net_fake as fake

fake.use("linux")
fake.limits(sockets=0, blocks=0)
fake.install()

import net
from net import timers

LATER = 1000000  # ms: none expires by itself
compared = [0]
listener_port = 7000


def count_comparisons():
    real = timers.Timer.__lt__

    def counting(one, other):
        compared[0] += 1
        return real(one, other)

    timers.Timer.__lt__ = counting


def rest():
    """Turn until nothing more is to be done."""
    for _ in range(4):
        fake.settle()
        net.turn(0)


def counted(act, turns=1):
    """{"calls", "compared"} of what act() brings about."""
    rest()
    fake.counters.clear()
    compared[0] = 0
    act()
    fake.settle()
    for _ in range(turns):
        net.turn(0)
    # The clock is read with each look at the timers, however many they are.
    calls = sum(n for name, n in fake.counters.items() if not name.startswith("ticks"))
    return {"calls": calls, "compared": compared[0]}


def main(many, timed):
    sockets = []

    def on_connection(socket):
        sockets.append(socket)
        socket.set_onread(bytearray(64), lambda n, buf, sock: sock.write(buf, 0, n))
        if timed:
            socket.set_timeout(LATER)

    server = net.create_server(on_connection)
    server.listen(listener_port, "127.0.0.1", 511)
    rest()
    peers = []
    for _ in range(many):
        peers.append(fake.peer_connect(listener_port))
        rest()
    count_comparisons()
    half = many // 2
    found = {
        "event": counted(lambda: peers[half].send(b"x" * 64)),
        "accept": counted(lambda: peers.append(fake.peer_connect(listener_port)), 2),
        "close": counted(sockets[half].destroy, 2),
    }
    if timed:
        short = sockets[half + 1]
        expired = []
        short.on("timeout", lambda: expired.append(1))
        short.set_timeout(8)
        found["expire"] = counted(lambda: fake.advance(16), 3)
        if not expired:
            raise SystemExit("no timeout came")
    print(json.dumps(found))


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))
