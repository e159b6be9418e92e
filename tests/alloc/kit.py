"""What the alloc cases share: the heap locked while messages go round, and bytes counted.

MicroPython only. Each aNN_*.py has test(t) and names in CLAIMS the functions whose "Allocates:
nothing" it backs. Under heap_lock() every allocation raises MemoryError, which ends the run.
"""

import gc

import micropython

import net

SIZE = 64
WARM_UP = 300  # messages: lists and timers have found their size by then
MESSAGES = 10000
MESSAGE = bytes(range(SIZE))


class Locked:
    """Locks the heap from the start of a count to its end."""

    def __init__(self, t, count=MESSAGES):
        self.t = t
        self.left = WARM_UP + count
        self.count = count
        self.depth = 0
        self.through = False
        self.errors = []
        net.on_error(self._failed)

    def one(self):
        """One message more. Allocates: nothing."""
        self.left -= 1
        if self.left == self.count:
            self.lock()
        elif not self.left:
            self.unlock()
            self.through = True
            net.stop()

    def lock(self):
        self.depth += 1
        micropython.heap_lock()

    def unlock(self):
        while self.depth:
            self.depth -= 1
            micropython.heap_unlock()

    def _failed(self, error):
        """An error that reached the hook: no more messages will come."""
        net.stop()
        self.unlock()
        self.errors.append(error)

    def under(self, function, a=None, b=None, c=None):
        """Call with the heap locked and the arguments that are not None; what it returns."""
        self.lock()  # no star arguments from here on: they allocate
        try:
            if a is None:
                return function()
            if b is None:
                return function(a)
            return function(a, b) if c is None else function(a, b, c)
        finally:
            self.unlock()

    def run(self):
        gc.collect()
        try:
            net.run()
        finally:
            self.unlock()
        for error in self.errors:
            raise error
        self.t.check(self.through, "all messages came, %d are left" % self.left)


class Client:
    """Sends a message, waits until all of it is back, and so on. Allocates: nothing."""

    def __init__(self, t, port, count):
        self.count = count
        self.got = 0
        self.sock = net.connect(port, "127.0.0.1", self._send)
        self.sock.set_onread(bytearray(SIZE * 2), self._received)

    def _send(self):
        self.sock.write(MESSAGE)

    def _received(self, n, buf, sock):
        self.got += n
        if self.got == SIZE:
            self.got = 0
            self.count.one()
            sock.write(MESSAGE)


def echo(t, connection, count=None):
    """Messages to a server whose sockets are set up by connection(sock); the client."""
    server = t.listen(None, connection)
    count = count or Locked(t)
    client = Client(t, t.port(server), count)
    count.run()
    return client
