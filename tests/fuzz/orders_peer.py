"""The other side of a random-order run: machines of the fake port's world. Host only."""

from orders_probe import pattern


class Machine:
    """One connection's other end: what it sent, what it got."""

    kind = "machine"

    def __init__(self, world, end):
        self.world = world
        self.end = end
        self.wrote = bytearray()
        self.got = bytearray()
        self.held = False
        self.finished = False
        self.gone = False  # reset or closed: no promises any more
        world.owners[end.sock.serial] = self

    # What a probe may expect; an Attempt has the same.

    def sent(self):
        return self.wrote

    def has_ended(self):
        return self.finished or self.gone

    def complete(self):
        return self.finished and not self.gone

    # -- what it does

    def pump(self):
        """Read, unless held back, and compare with what was sent."""
        if self.held or self.gone:
            return
        data = self.end.recv()
        if not data:
            return
        start = len(self.got)
        self.got += data
        other = self.partner()
        if other is not None:
            sent = bytes(other.sent()[start : start + len(data)])
            if sent != data and not self.world.fake.lied():
                self.world.fail(
                    "the peer got wrong bytes at %d: %r, not %r" % (start, data[:20], sent[:20])
                )

    def partner(self):
        rx = self.end.sock.rx
        return self.world.owners.get(rx.src.serial) if rx is not None else None

    def send(self, n):
        data = pattern(len(self.wrote), n)
        self.wrote += data[: self.end.send(data)]

    def fin(self):
        if self.end.state == "open":
            self.finished = True
            self.end.fin()

    def close(self):
        self.gone = True
        self.end.close()

    def reset(self, n):
        if not self.gone:
            data = pattern(len(self.wrote), n)
            if self.end.state == "open" and not self.finished:
                self.wrote += data
            self.gone = True
            self.end.reset(data)
