"""Pipes from one socket to several others, in whatever order things happen to them: what arrives
at the far end of each is what was sent, byte for byte, and nothing is left open."""

import os
import sys

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from orders_probe import pattern
from test_random_orders import core  # noqa: F401  a fixture

sys.path.insert(0, os.path.dirname(__file__))

EXAMPLES = int(os.environ.get("FUZZ_EXAMPLES", "25"))
MANY = 3  # destinations
ACTIONS = (
    "send send send hold release release unpipe pause resume resume data small turn turn turn"
).split()

some = pytest.mark.parametrize("core", ("linux", "unix", "esp32", "rp2"), indirect=True)
step = st.tuples(
    st.sampled_from(ACTIONS), st.integers(0, MANY - 1), st.integers(1, 60) | st.integers(1, 9000)
)


class Run:
    """One source, whose bytes go to several sockets; each has a peer that keeps what it gets."""

    def __init__(self, net, fake, personality):
        fake.use(personality)
        loop = net.loop.loop
        due, view = loop.run_due, loop.view  # what parts have set once, at their import
        loop.__init__()
        loop.run_due, loop.view = due, view
        self.net, self.fake = net, fake
        self.unhandled = []
        net.on_error(self.unhandled.append)
        self.sockets = []
        self.server = net.create_server(self.sockets.append)
        self.server.max_connections = MANY + 1  # rp2's own limit is one less
        self.server.listen(80, "127.0.0.1")
        net.turn(0)
        self.peers = []
        for _ in range(MANY + 1):
            self.peers.append(fake.peer_connect(80))
            while len(self.sockets) < len(self.peers):
                net.turn(10)
        self.source, *self.ends = self.sockets
        for end in self.ends:
            self.source.pipe(end)
        self.sent = b""
        self.got = [b""] * MANY
        self.seen = None  # what a `data` listener got, and where it began
        self.unpiped = set()
        self.held = set()

    def do_send(self, i, n):
        data = pattern(len(self.sent), n)
        self.sent += data[: self.peers[0].send(data)]

    def do_hold(self, i, n):
        self.held.add(i)

    def do_release(self, i, n):
        self.held.discard(i)

    def do_unpipe(self, i, n):
        self.source.unpipe(self.ends[i])
        self.unpiped.add(i)

    def do_pause(self, i, n):
        self.source.pause()

    def do_resume(self, i, n):
        self.source.resume()

    def do_data(self, i, n):
        if self.seen is None:
            self.seen = bytearray()
            self.source.on("data", self.seen.extend)

    def do_small(self, i, n):
        self.fake.partial_writes(n % 50)

    def do_turn(self, i, n):
        self.net.turn(n % 100)

    def look(self):
        """Take what has arrived at the peers that read; it must be what was sent."""
        for i, peer in enumerate(self.peers[1:]):
            if i not in self.held:
                self.got[i] += peer.recv()
            assert self.sent.startswith(self.got[i]), f"other bytes at {i}"
        if self.seen is not None:
            assert bytes(self.seen) in self.sent, "other bytes in `data`"

    def finish(self):
        self.fake.partial_writes(0)
        self.held.clear()
        self.source.resume()
        self.settle()
        for i in set(range(MANY)) - self.unpiped:
            assert self.got[i] == self.sent, f"{len(self.got[i])} of {len(self.sent)} at {i}"
        self.peers[0].fin()
        self.settle()
        for peer in self.peers:
            peer.close()
        for sock in self.sockets:
            sock.destroy()
        self.server.close()
        self.settle()
        assert not self.net.loop.loop.open and not self.fake.leaks() and not self.unhandled

    def settle(self):
        quiet = 0
        while quiet < 6:
            before = [len(got) for got in self.got]
            self.net.turn(50)
            self.look()
            quiet = quiet + 1 if before == [len(got) for got in self.got] else 0


# One that owes its bytes, and somebody who starts the source meanwhile.
OWED = [
    ("small", 0, 1),
    ("send", 0, 100),
    ("turn", 0, 1),
    ("send", 0, 100),
    ("resume", 0, 1),
    ("turn", 0, 1),
]


@some
@example(script=OWED)
@settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck))
@given(script=st.lists(step, max_size=30))
def test_random_pipes(core, script):  # noqa: F811
    run = Run(*core)
    for action, i, n in script:
        getattr(run, "do_" + action)(i, n)
        run.look()
    run.finish()


@some
def test_a_lent_buffer_that_is_read_into_shows(core, monkeypatch):  # noqa: F811
    """That it would be seen: bytes that change on their way to one destination."""
    run = Run(*core)
    run.do_send(0, 100)
    run.sent = b"#" + run.sent[1:]
    with pytest.raises(AssertionError, match="other bytes"):
        run.settle()
