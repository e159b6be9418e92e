"""The server under stress: served.py MODE, on CPython or MicroPython.

Prints "PORT n" and "CONTROL n". A line sent to the control port is answered by one of numbers and
names: stats (see Stats), `stop` ends the program. Modes are the functions of MODES: what is done
with an accepted socket.
"""

import gc
import sys

import net
from net import _loop as loop


class Stats:
    """What has happened so far; the answer to `stats`."""

    def __init__(self):
        self.opened = self.closed = self.drops = self.failed = 0
        self.errors = {}  # code -> how often; fixed sizes, for there may be no memory left
        self.hook = {}
        self.server_errors = {}
        self.polls = 0

    def watch(self, sock):
        self.opened += 1
        sock.on("error", self.error)
        sock.on("close", self.close)

    def error(self, error):
        count(self.errors, error)

    def close(self):
        self.closed += 1

    def unhandled(self, error):
        count(self.hook, error)

    def server_error(self, error):
        count(self.server_errors, error)

    def failure(self, error):
        """A write callback."""
        if error:
            self.failed += 1

    def line(self):
        gc.collect()
        return "opened=%d closed=%d failed=%d polls=%d free=%d errors=%s hook=%s server=%s\n" % (
            self.opened,
            self.closed,
            self.failed,
            self.polls,
            gc.mem_free() if hasattr(gc, "mem_free") else 0,
            counted(self.errors),
            counted(self.hook),
            counted(self.server_errors),
        )


def count(found, error):
    name = getattr(error, "code", None) or type(error).__name__
    found[name] = found.get(name, 0) + 1


def counted(found):
    """ "ECONNRESET:3,EPIPE:1", or "-"."""
    return ",".join(["%s:%d" % (name, found[name]) for name in sorted(found)]) or "-"


STATS = Stats()


def echo(sock):
    sock.on("data", sock.write)


def onread(sock):
    """Sends back out of its one buffer, and waits when the answer of write() says so."""

    def received(n, buf, sock):
        return sock.write(buf, 0, n)

    sock.on("drain", sock.resume)
    sock.set_onread(bytearray(4096), received)


def readable(sock):
    """As onread: one buffer, which is the socket's until `drain` when write() says so."""
    buf = bytearray(4096)
    full = []

    def come():
        n = None if full else sock.readinto(buf)
        if n and not sock.write(buf, 0, n):
            full.append(1)

    def drained():
        full.clear()
        come()

    sock.on("readable", come)
    sock.on("drain", drained)


def pipe(sock):
    sock.pipe(sock)


def small(sock):
    """As onread, with one buffer for all: nothing of a message outlives its callback."""
    sock.set_onread(SHARED, back)


def back(n, buf, sock):
    sock.write(bytes(memoryview(buf)[:n]))


SHARED = bytearray(64)


def hold(sock):
    sock.on("data", lambda data: None)
    sock.pause()


def push(sock):
    """Writes on and on, whatever the peer does, until the socket has closed."""
    timers = []

    def more():
        if not sock.destroyed:
            if sock.buffer_size < 100000:
                sock.write(bytes(1000), STATS.failure)
            timers.append(net.call_later(1, more))
            timers.pop(0)

    timers.append(net.call_later(1, more))


def destroy(sock):
    """Queues much, then destroys."""

    def go(data):
        while sock.write(bytes(65536)):
            pass
        sock.write(bytes(1000000))
        sock.destroy()

    sock.on("data", go)


def fail(sock):
    """Raises when told so; else an echo."""

    def heard(data):
        if data == b"raise":
            raise ValueError("told so")
        sock.write(data)

    sock.on("data", heard)


def hoard(sock):
    """Takes memory until there is no more, when told so; else an echo."""
    kept = []

    def heard(data):
        while data == b"hoard":
            kept.append(bytearray(5000))
        sock.write(data)

    sock.on("close", kept.clear)
    sock.on("data", heard)


MODES = {
    f.__name__: f for f in (echo, onread, small, readable, pipe, hold, push, destroy, fail, hoard)
}


def main(mode):
    net.on_error(STATS.unhandled)
    count_polls()
    server = net.create_server(STATS.watch)
    server.on("connection", MODES[mode])
    server.on("error", STATS.server_error)
    server.listen(0, "127.0.0.1")
    control = net.create_server(answer).listen(0, "127.0.0.1")
    print("PORT %d" % server.address()["port"])
    print("CONTROL %d" % control.address()["port"])
    if hasattr(sys.stdout, "flush"):
        sys.stdout.flush()
    net.run()


def answer(sock):
    def told(data):
        if data == b"stop\n":
            net.stop()
        else:
            sock.write(STATS.line())

    sock.on("data", told)


def count_polls():
    ipoll = loop.ipoll

    def counting(ms):
        STATS.polls += 1
        return ipoll(ms)

    loop.ipoll = counting


main(sys.argv[1])
