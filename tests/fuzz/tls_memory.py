"""A MemoryError at a line of net.tls that may take memory, one a run, over this host's network. A
script that test_memory_elsewhere.py runs:

    tls_memory.py FIRST STEP CA CERT KEY     lines FIRST, FIRST + STEP, ...

Prints the lines after which a socket told no `close` or several, bytes were missing at a good end,
something was left open or a new client was not served. Host only.
"""

import sys
import time

from memory_trap import Trap, meant

import net
from net import tls
from net.loop import loop

LIBRARY = net.__file__.rpartition("/")[0] + "/"
PATIENCE = 20  # s; a run takes some ms
WORDS = bytes(range(256)) * 300  # more than a record, or a read, takes


def tried(call, *args, **options):
    """What the program's own call raises is its own affair; it tries once more."""
    try:
        return call(*args, **options)
    except MemoryError:
        return call(*args, **options)


class Talk:
    """One client, which sends, hears the echo and ends, and what it told."""

    def __init__(self, number, ca):
        self.got = bytearray()
        self.log = []
        context = tried(tls.Context, ca=ca)
        self.sock = sock = tried(net.connect, number, "localhost", tls=context)
        for event in ("end", "error", "close"):
            tried(sock.on, event, lambda *args, event=event: self.log.append(event))
        tried(sock.on, "data", self.data)
        self.asked = tried(sock.write, WORDS)

    def data(self, chunk):
        self.got += chunk
        if len(self.got) == len(WORDS):
            tried(self.sock.end)

    def wrong(self):
        if self.log.count("close") != 1 or self.log.count("error") > 1:
            yield f"the client told {self.log}"
        if self.got != WORDS[: len(self.got)]:
            yield "other bytes came back"
        if len(self.got) < len(WORDS) and "error" not in self.log and not self.excused:
            yield f"{len(self.got)} bytes came back, and no error"

    excused = False


class Scene:
    def __init__(self, ca, cert, key):
        self.ca = ca
        self.served = []
        self.talks = []
        context = tls.Context(cert=cert, key=key)
        self.server = net.create_server(self.connection, tls=context)
        self.server.on("error", lambda error: None)
        self.server.listen(0, "127.0.0.1")

    def connection(self, sock):
        log = []
        self.served.append(log)
        sock.on("error", lambda error: log.append("error"))
        sock.on("close", lambda: log.append("close"))
        sock.on("end", lambda: log.append("end"))
        tried(sock.on, "data", lambda data: tried(sock.write, data))

    def talk(self):
        self.talks.append(Talk(self.server.address()["port"], self.ca))
        self.until(lambda: "close" in self.talks[-1].log)
        return self.talks[-1]

    def until(self, true):
        end = time.monotonic() + PATIENCE
        while not true() and time.monotonic() < end:
            net.turn(20)
        return true()

    def wrong(self, told):
        for talk in self.talks:
            talk.excused = told  # a listener raised: nobody is told an error
            yield from talk.wrong()
        again = self.talk()
        if again.got != WORDS or "error" in again.log:
            yield "a new client is not served"
        self.server.close()
        if not self.until(lambda: not loop.open and not loop.live):
            yield f"{loop.open} left open, {loop.live} timers"
            net.close_all()
            net.turn(0)
        for log in self.served:
            if log.count("close") != 1 or log.count("error") > 1:
                yield f"an accepted socket told {log}"


def once(at, files):
    """(the trap, what is wrong)"""
    told = []
    net.on_error(told.append)
    scene = Scene(*files)
    trap = meant(Trap(LIBRARY, at, ("tls/",)), "net.")
    trap.set()
    try:
        scene.talk()
    finally:
        trap.release()
    return trap, list(scene.wrong(bool(told)))


def main(first, step, *files):
    once(0, files)  # everything is loaded now
    trap, wrong = once(0, files)
    print(trap.n, "lines;", wrong or "all is well without a MemoryError", flush=True)
    for at in range(int(first), trap.n + 1, int(step)):
        found, wrong = once(at, files)
        if wrong:
            print(found.where, wrong[0], flush=True)


main(*sys.argv[1:])
