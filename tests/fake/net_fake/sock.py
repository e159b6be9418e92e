"""The fake's socket: state, pools, one system read and one system write, as each platform has
them. The network side (handshake, delivery, reset, close) is in tcp.py, poll flags are in
flags.py.
"""

from .world import WORLD

NEW = 0
CONNECTING = 1
OPEN = 2
LISTENING = 3
FAILED = 4  # a connect that failed
CLOSED = 5
WAKER = 6
DATAGRAM = 7


class Addr:
    """What resolve gives and connect takes. Opaque on purpose; family 0 is a local socket."""

    __slots__ = ("text", "port", "family")

    def __init__(self, text, port, family):
        self.text = text
        self.port = port
        self.family = family

    def triple(self):
        """What local and remote give; None for a local socket without a name."""
        return (self.text, self.port, self.family) if self.text else None

    def __repr__(self):
        return "<addr %s %s>" % (self.text, self.port)


class Sock:
    __slots__ = (
        "serial",
        "fd",
        "core",
        "state",
        "rx",
        "tx",
        "err",
        "told",
        "dead",
        "silent",
        "fin_out",
        "local",
        "remote",
        "watches",
        "slot",
        "block",
        "timer",
        "tries",
        "queue",
        "backlog",
        "offered",
        "options",
        "parent",
        "on_event",
        "plain",
    )

    def __init__(self, core):
        self.core = core  # a socket of the port's user; else a peer's, with a machine of its own
        self.serial = WORLD.new_serial()
        self.fd = 0
        self.state = NEW
        self.rx = None
        self.tx = None
        self.err = 0  # error to report, Linux's number
        self.told = False  # the error was reported by a read
        self.dead = False  # reset, or never connected
        self.silent = False  # the failure shows as ERR alone
        self.fin_out = False
        self.local = None
        self.remote = None
        self.watches = []
        self.slot = False
        self.block = False
        self.timer = None
        self.tries = 0
        self.queue = None
        self.backlog = 0
        self.offered = False
        self.options = None
        self.parent = None  # the listener in whose accept queue it waits
        self.on_event = None  # a peer's own notice
        self.plain = None  # what a guarded writer writes to

    def __repr__(self):
        names = ("new", "connecting", "open", "listening", "failed", "closed", "waker", "datagram")
        return "<fake socket %d %s local=%s remote=%s>" % (
            self.serial,
            names[self.state],
            self.local and self.local.triple(),
            self.remote and self.remote.triple(),
        )

    def readinto(self, buf, n=None):
        """The one method of the contract; streams.py, which knows this module, has the rest."""
        from .streams import readinto

        return readinto(self, buf, n)

    def write(self, buf, off=0, n=-1):
        """As of every port's sockets."""
        from .streams import write

        return write(self, buf, off, n)

    def gather(self, items, at):
        """Where the port's GATHERS is set."""
        from .streams import gather

        return gather(self, items, at)

    # -- pools --------------------------------------------------------------------------------

    def open_slot(self):
        """Count as a socket of the program."""
        self.slot = True
        WORLD.slots += 1
        WORLD.sockets[self.serial] = self
        if WORLD.p.int_keys:
            self.fd = WORLD.take_fd(self)

    def close_slot(self):
        if self.slot:
            self.slot = False
            WORLD.slots -= 1
            del WORLD.sockets[self.serial]
            if self.fd:
                WORLD.give_fd(self.fd)

    def take_block(self):
        if self.core and not self.block:
            self.block = True
            WORLD.blocks += 1

    def free_block(self):
        WORLD.cancel(self.timer)
        self.timer = None
        if self.block:
            self.block = False
            WORLD.blocks -= 1

    # -- readiness ----------------------------------------------------------------------------

    def wake(self):
        """Something may have changed: every poller that watches looks at this socket again."""
        for watch in self.watches:
            if not watch.queued:
                watch.queued = True
                watch.poller.hot.append(watch)
        if self.on_event:
            self.on_event(self)

    def is_local(self):
        return self.local is not None and self.local.family == 0

    def no_delay(self):
        return self.options is not None and bool(self.options.get("no_delay"))

    # -- one system read, one system write ----------------------------------------------------

    def read_once(self, n):
        """bytes, b"" at the end, None when dry. Raises the pending error, once."""
        rx = self.rx
        if rx is not None and self.state == OPEN:
            if rx.ready:
                chunk = rx.take(min(n, rx.ready))
                if rx.flight:
                    kick(rx)
                return chunk
            if rx.ended and not (self.err and WORLD.p.lwip):
                return b""
        if self.err:
            number = self.err
            self.err = 0
            self.told = True
            self.wake()
            raise WORLD.error(number, "read")
        if self.state == CONNECTING or (self.state == OPEN and not self.dead):
            return None
        if self.dead:
            return b""
        raise WORLD.error(9 if self.state == CLOSED else 107, "read")

    def write_once(self, view, off, n):
        """Bytes taken, None when there is no room."""
        if self.err:
            number = self.err
            if not WORLD.p.sticky_write_error:
                self.err = 0
            raise WORLD.error(number, "write")
        if self.state == CONNECTING:
            return None
        if self.state == CLOSED:
            raise WORLD.error(9, "write")
        if self.dead or self.fin_out or self.state != OPEN:
            raise WORLD.error(WORLD.p.dead_write, "write")
        tx = self.tx
        n = min(n, tx.room())
        if n <= 0:
            return None
        if WORLD.partial:
            n = min(n, WORLD.partial)
        if tx.output is None or not self._lies(n):
            tx.put(view, off, n)
            kick(tx)
        return n

    def _lies(self, n):
        # lwIP boards, when the shared heap is full: the write waits 200 times 50 ms and then
        # reports success although nothing was queued.
        for _ in range(200):
            if self.tx.output.put(n, self.no_delay()):
                self.tx.output.send(self.no_delay())
                if self.tx.stalled or not WORLD.link:
                    WORLD.lose(self.tx)
                return False
            WORLD.sleep(50)
            WORLD.slept += 50
            if self.err or self.state != OPEN:
                raise WORLD.error(self.err or 9, "write")
        WORLD.lied += n
        return True


def kick(pipe):
    """Have the network look at this pipe in its next step."""
    if not pipe.queued and not pipe.stalled:
        pipe.queued = True
        WORLD.soon(WORLD.deliver, pipe)


WORLD.kick = kick
