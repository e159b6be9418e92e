"""Whatever happens in whatever order: bytes stay in order, and the world's books balance."""

import pytest
from fake_port_kit import ALL, fake, port
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

ACTIONS = (
    "connect accept write read send recv fin shutdown close reset hang stall resume poll advance"
    " split listen_again"
).split()


ALONE = ("connect", "accept", "poll", "advance", "split", "listen_again")  # need no connection


class Trial:
    """Random calls on both sides of many connections."""

    def __init__(self, name):
        fake.use(name)
        self.poller = port.poller()
        self.listener = port.listen(fake.addr("0.0.0.0", 80), port.BACKLOG)
        self.pairs = []  # [sock, peer, sent by sock, got by sock, sent by peer, got by peer]
        self.waiting = {}
        self.byte = 0

    def chunk(self, n):
        self.byte += 1
        return bytes((self.byte + i) % 251 for i in range(n))

    def connect(self, _, n):
        peer = fake.peer_connect(80)
        self.waiting[peer.sock.serial] = peer

    def accept(self, _, n):
        try:
            pair = port.accept(self.listener)
        except OSError:
            return
        if pair:
            sock, who = pair
            peer = next(p for p in self.waiting.values() if p.sock.local is who)
            self.pairs.append([sock, peer, b"", b"", b"", b""])

    def write(self, pair, n):
        data = self.chunk(n)
        took = quiet(port.writer(pair[0]).write, data)
        if took and not fake.lied():
            pair[2] += data[:took]

    def read(self, pair, n):
        pair[3] += quiet(port.recv, pair[0], n) or b""

    def send(self, pair, n):
        data = self.chunk(n)
        pair[4] += data[: pair[1].send(data)]

    def recv(self, pair, n):
        pair[5] += pair[1].recv(n)

    def fin(self, pair, n):
        pair[1].fin()

    def shutdown(self, pair, n):
        port.shutdown(pair[0])

    def close(self, pair, n):
        port.close(pair[0])

    def reset(self, pair, n):
        pair[1].reset()

    def hang(self, pair, n):
        pair[1].close()

    def stall(self, pair, n):
        fake.stall(pair[0], ("in", "out", "both")[n % 3])

    def resume(self, pair, n):
        fake.resume(pair[0])

    def poll(self, _, n):
        for _ in self.poller.ipoll(0):
            pass

    def advance(self, _, n):
        fake.advance(n)

    def split(self, _, n):
        fake.split(n % 7)

    def listen_again(self, _, n):
        port.close(self.listener)
        self.listener = port.listen(fake.addr("0.0.0.0", 80), port.BACKLOG)

    def check(self):
        for sock, peer, wrote, read, sent, got in self.pairs:
            assert fake.lied() or wrote.startswith(got)
            assert sent.startswith(read)
            for pipe in (sock.tx, sock.rx):
                assert 0 <= pipe.ready <= pipe.window
                assert 0 <= pipe.flight <= pipe.size
                assert pipe.ready + pipe.flight == len(pipe.data) - pipe.head
        limit = fake.WORLD.p.blocks
        assert 0 <= fake.blocks() <= (limit or 10**9)
        assert 0 <= fake.heap_used() <= (fake.WORLD.p.heap or 0)

    def finish(self):
        """Everything closed and let go: nothing may stay behind."""
        fake.split(0)
        for sock, peer, *_ in self.pairs:
            fake.resume(sock)
            port.close(sock)
        for peer in self.waiting.values():
            peer.close()
        port.close(self.listener)
        fake.advance(200000)
        assert fake.leaks() == []
        assert (fake.blocks(), fake.heap_used(), fake.WORLD.next_time()) == (0, 0, None)


def quiet(call, *args):
    try:
        return call(*args)
    except OSError:
        return None


STEPS = st.lists(
    st.tuples(st.sampled_from(ACTIONS), st.integers(0, 7), st.integers(1, 9000)), max_size=60
)


@pytest.mark.parametrize("name", ALL)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(steps=STEPS)
def test_books_balance(name, steps):
    trial = Trial(name)
    for action, which, n in [("connect", 0, 1), ("poll", 0, 1), ("accept", 0, 1), *steps]:
        needs_pair = action not in (
            "connect",
            "accept",
            "poll",
            "advance",
            "split",
            "listen_again",
        )
        if needs_pair and not trial.pairs:
            continue
        pair = trial.pairs[which % len(trial.pairs)] if trial.pairs else None
        try:
            getattr(trial, action)(pair, n)
        except OSError as error:
            assert action == "listen_again" and port.errno(error) == 12
            return
        trial.check()
    trial.finish()
