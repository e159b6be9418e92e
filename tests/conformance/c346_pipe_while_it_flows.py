"""Given a pipe through which data flows, when `data` listeners and destinations come and go, then
each gets just what came while it was there. Origin: Stream doc."""


class Keeper:
    """A destination that is no Socket."""

    def __init__(self):
        self.got = b""

    def write(self, data):
        self.got += data
        return True

    def on(self, event, listener):
        pass

    remove_listener = on


def test(t):
    source, source_peer = t.client()
    first, first_peer = t.client()
    second, second_peer = t.client()
    keeper = Keeper()
    seen = []
    listener = seen.append
    got = []

    def say(data):
        got.append(data)
        source_peer.send(data)
        t.until(lambda: first_peer.received == b"".join(got), "the first destination")

    source.pipe(first)
    say(b"1")
    source.on("data", listener)
    say(b"2")
    source.remove_listener("data", listener)
    say(b"3")
    source.pipe(second)
    say(b"4")
    source.pipe(keeper)
    say(b"5")
    source.unpipe(second)
    say(b"6")
    source.unpipe(keeper)
    say(b"7")
    t.until(lambda: second_peer.received == b"45", "the second destination")
    t.equal((b"".join(seen), keeper.got), (b"2", b"56"))
    source.unpipe(first)
    source.pipe(second)
    source_peer.send(b"8")
    t.until(lambda: second_peer.received == b"458", "the second destination again")
    t.equal(first_peer.received, b"1234567")
    source.unpipe()
    source.pipe(keeper)
    source_peer.send(b"9")
    t.until(lambda: keeper.got == b"569", "the destination that is no Socket")
