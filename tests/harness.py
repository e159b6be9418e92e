"""What a conformance test's `t` can do. MicroPython subset; uses only public names of `net`.

A test talks to its own side (sockets and servers under test) through `net`, and to the other side
through `t.peer` (peers.py): few verbs, so that the other side may be another machine. Where that
is, `t.peer.host` says; where it finds this one, `t.host`. Waiting is loop time, so that a test
runs at once on the fake port's clock.
"""

import sys
import time

import net


class Failure(Exception):
    """A test's verdict. Not an AssertionError: tests may provoke those."""


def plain(value):
    """A value as a log shows it: an error by its code, else by its class."""
    if isinstance(value, BaseException):
        return getattr(value, "code", None) or type(value).__name__
    return value


def pattern(n, at=0):
    """n bytes of a sequence in which a lost, doubled or moved byte shows."""
    cycle = bytes(range(251))
    start = at % 251
    return (cycle * (n // 251 + 2))[start : start + n]


class T:
    """One test's view of the world. `board`: sizes and ports are those of a board."""

    # ms of waiting for what must come: nobody waits as long but on a machine that is busy with
    # many other things. On the fake port's clock, which no machine slows down, 2 s are enough.
    patience = 20000

    def __init__(self, peer, board):
        self.peer = peer
        self.board = board
        self.bulk = 6000 if board else 1000000  # bytes: much, but not more than may be queued
        # Bytes that the network does not take of one whose peer does not read.
        self.much = 4 * self.bulk if board else 16 << 20
        self.unhandled = []
        self.pattern = pattern
        self._ports = []
        self.wrong = None  # asked after each turn: what is wrong inside, or ""
        peer.t = self
        net.on_error(self.unhandled.append)

    # ---- verdicts

    def fail(self, text):
        raise Failure(text)

    def equal(self, got, want, what="value"):
        if got != want:
            raise Failure("%s: got %s, want %s" % (what, _short(got), _short(want)))

    def check(self, truth, what):
        if not truth:
            raise Failure("not so: " + what)

    def raises(self, kind, function, *args, **options):
        """Call; the exception it raised, which must be of that kind."""
        try:
            function(*args, **options)
        except kind as error:
            return error
        raise Failure("%s%s raised no %s" % (function, args, kind.__name__))

    def take_unhandled(self):
        """The errors that reached net.on_error so far, as a log shows them."""
        found = [plain(error) for error in self.unhandled]
        self.unhandled.clear()
        return found

    # ---- recording

    def log(self, emitter, names, into=None, tag=""):
        """Record these events, in order: "end" or ("error", "ECONNRESET"). Adjoining data are
        joined, since the borders of chunks mean nothing."""
        log = [] if into is None else into
        for name in names.split():
            emitter.on(name, self.note(log, tag + name))
        return log

    def note(self, log, name):
        """A listener or callback that records itself as `name` with its arguments."""

        def heard(*args):
            entry = (name,) + tuple([plain(a) for a in args]) if args else name
            if args and name.endswith("data") and log and log[-1][0] == name:
                entry = (name, log.pop()[1] + args[0])
            log.append(entry)

        return heard

    # ---- waiting

    def until(self, condition, seen="the condition", ms=None):
        """Turn the loop until condition(); `seen` (text, a log, or a function that gives them) is
        shown as it is then, if that never comes. ms: of patience, where it must be more."""
        late = []
        ms = max(ms or 0, self.patience)
        timer = net.call_later(ms, late.append, 1)
        try:
            while not condition():
                if late:
                    seen = seen() if callable(seen) else seen
                    raise Failure("waited %d ms in vain; %s" % (ms, _short(seen)))
                net.turn(20)
                if self.wrong is not None and self.wrong():
                    raise Failure(self.wrong())
        finally:
            timer.cancel()

    def wait(self, log, name, times=1, ms=None):
        """Turn the loop until the log has this entry (or one with arguments) so many times."""
        self.until(lambda: count(log, name) >= times, lambda: "for %s, saw %r" % (name, log), ms)

    def idle(self, ms=50):
        """Give what must not happen its chance."""
        over = []
        net.call_later(ms, over.append, 1)
        self.until(lambda: over, "idle", ms + self.patience)

    def keep(self, ms):
        """The loop, as a listener does that takes long: a sensor, a lookup of the platform's."""
        fake = sys.modules.get("net_fake")
        if fake is None:
            time.sleep(ms / 1000)
        else:
            fake.advance(ms)

    # ---- both sides

    @property
    def host(self):
        """The address at which the peer finds this side."""
        return self.peer.own_host

    def listen(self, server=None, on_connection=None, **options):
        """A server under test, listening; `options` are create_server's."""
        if server is None:
            server = net.create_server(on_connection, **options)
        port = self.peer.port_for_listen()
        server.listen(port, self.peer.listen_host)
        if not port:
            port = server.address()["port"]
        self._ports.append((server, port))
        self.until(lambda: server.listening, "server.listening")
        net.turn(0)  # `listening` is told: else it counts as left behind by a program that raised
        return server

    def path(self):
        """Where a local socket may be bound; removed afterwards."""
        return self.peer.path()

    def port(self, server):
        """The port of a server started by listen()."""
        for known, port in self._ports:
            if known is server:
                return port
        raise Failure("not a server of t.listen")

    def connect(self, serving, on_connect=None, **options):
        """net.connect to a server of the peer; not awaited."""
        return net.connect(serving.port, serving.host, on_connect, **options)

    def client(self, hold=False, **options):
        """(socket under test, peer), connected by the socket."""
        serving = self.peer.serve(hold=hold)
        up = []
        sock = self.connect(serving, lambda: up.append(1), **options)
        self.until(lambda: up and serving.accepted, "client: connect")
        return sock, serving.accepted[0]

    def accepted(self, **options):
        """(server, socket under test, peer), connected by the peer."""
        got = []
        server = self.listen(None, got.append, **options)
        peer = self.peer.connect(self.port(server))
        self.until(lambda: got and peer.opened, "accepted: connection")
        return server, got[0], peer

    def stream(self):
        """(something to watch, which is not of net's; the peer at its other end)."""
        serving = self.peer.serve()
        stream = self.peer.stream(serving.host, serving.port)
        self.until(lambda: serving.accepted, "stream: accepted")
        return stream, serving.accepted[0]

    def intact(self, chunks):
        """These chunks are, in order, the pattern from its start."""
        at = 0
        for chunk in chunks:
            self.check(chunk == pattern(len(chunk), at), "intact after %d bytes" % at)
            at += len(chunk)

    def fill(self, sock, chunk=1024, at=0):
        """Write the pattern from `at` on until write() returns False; how much. The peer must not
        read. The system may still take some of it."""
        sent = 0
        while sent < 64 * 1024 * 1024:
            more = sock.write(pattern(chunk, at + sent))
            sent += chunk
            if not more and self._stuck(sock):
                return sent
            net.turn(0)
        raise Failure("64 MB written and never False")

    def fill_up(self, sock, log, chunk=1024):
        """As fill(), and again after each `drain` that comes into the log, until none comes; how
        much. The log is empty then, and one more drain is owed."""
        sent = 0
        for _ in range(100):
            sent += self.fill(sock, chunk, sent)
            log.clear()
            self.idle(20)
            if log != ["drain"]:
                return sent
        raise Failure("drain comes and the peer does not read")

    def _stuck(self, sock):
        """After a write that returned False: that is so not for a moment only. A board's port may
        send in small pieces, with rests, and its network may be slow."""
        if not self.board:
            return True
        before = sock.buffer_size
        self.idle(150)
        return sock.destroyed or sock.buffer_size == before > 0

    # ---- the end

    def finish(self, leaks):
        """Close all; complain of what is left: open handles, unhandled errors, leaks."""
        self.peer.close_all()
        net.close_all()
        turns = 0
        while net.turn(10):
            turns += 1
            if turns > 50:
                raise Failure("the loop still has open handles after close_all")
        if self.unhandled:
            raise Failure("unhandled: %s" % self.take_unhandled())
        left = leaks()
        if left:
            raise Failure("leaked: %s" % (left,))


def count(log, name):
    """How often this event is in a log."""
    return sum([1 for e in log if e == name or isinstance(e, tuple) and e[0] == name])


def _short(value):
    text = value if isinstance(value, str) else repr(value)
    return text if len(text) < 400 else "%s ... (%d characters)" % (text[:400], len(text))
