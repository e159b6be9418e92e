"""What a random-order run knows of each socket under test, and what it demands of it.

Host only. An Attempt is one life of a socket, from its making or a connect() to its `close`; a
Probe listens to all events of one socket and compares them with what ports/README.md,
docs/net.md and the house rules promise. Whatever is not so raises Broken.
"""

import random

EVENTS = "lookup connect data readable end drain finish timeout error close pause resume".split()
KINDS = ("data", "onread", "readable", "echo", "quiet", "text", "small", "lazy", "hwm0")
_PATTERN = bytes(random.Random(1).choices(range(33, 126), k=65521))


class Broken(AssertionError):
    """A promise was not kept."""


class Boom(Exception):
    """What a listener of the run raises on purpose."""


def pattern(at, n):
    """n bytes of a long sequence of ASCII, from `at` on."""
    start = at % len(_PATTERN)
    return (_PATTERN * (n // len(_PATTERN) + 2))[start : start + n]


class Attempt:
    def __init__(self, world, accepted, kind):
        self.world = world
        self.accepted = accepted
        self.kind = kind
        self.started = accepted  # there was a connect(): exactly one of connect and error follows
        self.connects = self.errors = self.ends = self.finishes = self.closes = 0
        self.destroyed = False  # by the run
        self.given = None  # the error that the run gave to destroy()
        self.void = False  # cancelled before it began: no `close` of its own
        self.soon = False  # destroy_soon()
        self.boomed = False  # a listener or callback raised
        self.ended = False  # end() was called
        self.refused_write = False  # a write returned False, `drain` did not come yet
        self.wrote = bytearray()
        self.got = bytearray()
        self.callbacks = []  # of accepted writes, in order: None, or the list of their calls
        self.called = 0
        self.end_calls = []
        self.sys = None  # the fake port's socket

    # What the other side may expect; a Machine (orders_peer.py) has the same.

    def sent(self):
        if self.kind == "echo":
            other = self.world.partner(self)
            return other.sent() if other is not None and other.kind != "echo" else b""
        return self.wrote

    def gone(self):
        return self.destroyed or self.boomed or self.errors or self.closes

    def has_ended(self):
        return self.ended or self.gone() or self.kind == "echo"

    def complete(self):
        """All that was written comes, and then the end."""
        return self.ended and not self.gone() and self.kind != "echo"


class Probe:
    def __init__(self, world, sock, kind, accepted=False):
        self.world = world
        self.sock = sock
        self.kind = kind
        self.attempt = Attempt(world, accepted, kind)
        self.attempts = [self.attempt]
        self.leaving = []  # attempts that are over, but for their `close`
        self.reactions = []  # (event, action, n): done when that event comes
        self.log = []
        self.reads = 0
        self.flowing = None  # what pause() and resume() last said
        self._listen()
        self._take_kind()

    def __repr__(self):
        return "<probe %d %s>" % (self.world.probes.index(self), self.kind)

    def _listen(self):
        events = list(EVENTS)
        if self.kind not in ("data", "text", "hwm0"):
            events.remove("data")
        if self.kind not in ("readable", "lazy"):
            events.remove("readable")
        for event in events:
            self.sock.on(event, lambda *args, event=event: self.heard(event, args))

    def _take_kind(self):
        if self.kind == "onread":
            self.sock.set_onread(bytearray(700), self._onread)
        elif self.kind == "small":
            self.sock.set_onread(bytearray(24), self._onread)
        elif self.kind == "echo":
            self.sock.pipe(self.sock)
        elif self.kind == "text":
            self.sock.set_encoding("utf8")

    # -- what comes

    def broken(self, text):
        raise Broken("%r: %s; log %s" % (self, text, self.log[-30:]))

    def check(self, truth, text):
        if not truth:
            self.world.defect = self.world.defect or "%r: %s; log %s" % (
                self,
                text,
                self.log[-30:],
            )

    def heard(self, event, args):
        at = self.attempt
        if event in ("error", "close"):
            at = self._whose(event, args)
        self.log.append(
            event if event not in ("error",) else (event, getattr(args[0], "code", args[0]))
        )
        self.check(
            not self.world.depth or event == "data" and self.world.reading,
            event + " inside a call",
        )
        self.check(not at.closes, event + " after close")
        if event not in ("error", "close"):
            self.check(not at.destroyed, event + " after destroy()")
            self.check(not at.boomed, event + " after a listener raised")
        judge = getattr(self, "_" + event, None)
        if judge:
            judge(at, *args)
        self._react(event)

    def _whose(self, event, args):
        """The attempt that ends so: the oldest that is over, or the present one."""
        if event == "close":
            return self.leaving[0] if self.leaving else self.attempt
        for at in self.attempts:
            if at.given is args[0]:
                return at
        for at in self.leaving:
            if not at.errors and at.given is None:
                return at
        return self.attempt

    def boom(self, text):
        self.attempt.boomed = True
        self.attempt.void = self.attempt.void or bool(self.leaving)
        raise Boom(text)

    def gone(self):
        """The run destroys it now."""
        if not self.sock.destroyed:
            self.attempt.destroyed = True
            # It was to begin after the `close` of the one before: it has none of its own.
            self.attempt.void = bool(self.leaving)

    def _react(self, event):
        for reaction in list(self.reactions):
            if reaction[0] == event:
                self.reactions.remove(reaction)
                if reaction[1] == "raise":
                    self.boom(event)
                self.world.act(reaction[1], self, reaction[2])

    def _connect(self, at):
        at.connects += 1
        self.world.own(self)
        self.check(at.connects == 1 and not at.accepted, "connect again")
        self.check(not at.errors and at.started, "connect after error")

    def _data(self, at, data):
        if self.kind == "text":
            self.check(isinstance(data, str), "data is no str")
            data = data.encode()
        self.received(at, data)

    def received(self, at, data):
        self.check(len(data), "empty data")
        self.check(at.accepted or at.connects, "data before connect")
        self.check(not at.ends, "data after end")
        self.check(self.flowing is not False or self.world.reading, "data while paused")
        self.arrived(at, data)

    def arrived(self, at, data):
        start = len(at.got)
        at.got += data
        other = self.world.partner(at)
        if other is not None:
            sent = bytes(other.sent()[start : start + len(data)])
            self.check(
                sent == data, "wrong bytes at %d: %r, not %r" % (start, data[:20], sent[:20])
            )

    def _onread(self, n, buf, sock):
        self.log.append(("onread", n))
        at = self.attempt
        self.check(sock is self.sock, "another socket")
        self.check(not self.world.depth, "onread inside a call")
        self.check(not (at.destroyed or at.boomed or at.closes), "onread after the end of it all")
        self.received(at, bytes(buf[:n]))
        self._react("data")

    def _readable(self, at):
        self.reads += 1
        if self.kind == "lazy" and self.reads % 3:
            return
        self.read_all(at)

    def read_all(self, at):
        buf = bytearray(1 + self.reads * 37 % 900)
        for _ in range(1 + self.reads % 5):
            n = self.sock.readinto(buf)
            if not n:
                break
            self.check(not at.ends, "data after end")
            self.arrived(at, bytes(buf[:n]))

    def _end(self, at):
        at.ends += 1
        self.check(at.ends == 1, "end again")
        self.check(at.accepted or at.connects, "end before connect")
        other = self.world.partner(at)
        if other is not None and self.kind not in ("echo", "quiet"):
            self.check(other.has_ended(), "end, but the other side has not")
            if other.complete():
                self.check(
                    at.got == other.sent(),
                    "end after %d of %d bytes" % (len(at.got), len(other.sent())),
                )
        if not self.sock.allow_half_open:
            at.ended = True

    def _drain(self, at):
        self.check(at.refused_write or self.kind == "echo", "drain unasked")
        self.check(not at.ended, "drain after end()")
        at.refused_write = False

    def _finish(self, at):
        at.finishes += 1
        at.ended = at.ended or self.kind == "echo" and at.ends
        self.check(at.finishes == 1 and at.ended, "finish unasked")
        self.check(at.called == len(at.callbacks), "finish before write callbacks")

    def _timeout(self, at):
        self.check(self.sock.timeout, "timeout unasked")

    def _error(self, at, error):
        self.check(isinstance(error, (self.world.net.NetError, Boom)), "error %r" % (error,))
        if getattr(error, "code", "") != "ERR_STREAM_WRITE_AFTER_END":
            at.errors += 1
            self.check(at.errors == 1, "second error")

    def _close(self, at):
        at.closes += 1
        if self.leaving:
            self.leaving.pop(0)
        self.check(at.called == len(at.callbacks), "close before write callbacks")
        self.check(
            all(len(calls) == 1 for calls in at.end_calls), "end callbacks %s" % at.end_calls
        )
        if at.destroyed or at.boomed:
            return
        if at.started and not at.accepted:
            self.check(at.connects or at.errors, "neither connect nor error")
        if not at.errors:
            self.check(at.finishes, "close without finish or error")
            self.check(
                at.ends or at.soon or not self.world.fake.WORLD.p.shutdown,
                "close without end or error",
            )

    # -- callbacks of writes

    def callback(self, at, boom):
        index = len(at.callbacks)
        calls = []
        at.callbacks.append(calls)

        def called(*args):
            self.log.append(("callback", index, getattr(args[0], "code", args[0])))
            calls.append(args)
            self.check(len(args) == 1 and len(calls) == 1, "callback with %s" % (calls,))
            self.check(at.called == index, "callback %d after %d" % (index, at.called))
            self.check(not at.closes, "write callback after close")
            self.check(not self.world.depth, "callback inside a call")
            at.called += 1
            if boom:
                self.boom("callback")

        return called
