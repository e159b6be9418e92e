"""The scripted clock: it moves when nothing is ready, wraps, and a test that would hang fails."""

import pytest
from fake_port_kit import ALL, fake, listen, port, served

PERIOD = 2**30


@pytest.mark.parametrize("name", ALL)
def test_a_poll_that_times_out_moves_the_clock(name):
    fake.use(name)
    listener, _ = listen()
    poller = port.poller()
    poller.register(port.key(listener), 25)
    assert list(poller.ipoll(0)) == []
    assert fake.now() == 0
    assert list(poller.ipoll(2500)) == []
    assert fake.now() == 2500


@pytest.mark.parametrize("name,at", [("linux", 33), ("unix", 33), ("esp32", 40), ("rp2", 33)])
def test_a_poll_ends_when_something_happens(name, at):
    fake.use(name)
    sock, peer = served()
    poller = port.poller()
    poller.register(port.key(sock), 25)
    fake.after(33, peer.send, b"x")
    assert [flags for _, flags in poller.ipoll(-1)] == [1]
    assert fake.now() == at


@pytest.mark.parametrize("name", ALL)
@pytest.mark.parametrize("event,seen", [("fin", 1), ("reset", 17)])
def test_a_quiet_socket_is_looked_at_again_after(name, event, seen):
    fake.use(name)
    sock, peer = served()
    poller = port.poller()
    poller.register(port.key(sock), 25)
    assert list(poller.ipoll(0)) == []
    getattr(peer, event)()
    (flags,) = [flags for _, flags in poller.ipoll(-1)]
    assert flags & 17 == seen


def test_accept_with_nothing_pending_waits_on_rp2():
    for name, ms in (("rp2", 1), ("esp32", 0), ("unix", 0), ("linux", 0)):
        fake.use(name)
        listener, _ = listen()
        assert port.accept(listener) is None
        assert fake.now() == ms


def test_ticks_wrap():
    fake.use("unix", start=PERIOD - 10)
    before = port.ticks_ms()
    fake.advance(30)
    after = port.ticks_ms()
    assert (before, after) == (PERIOD - 10, 20)
    assert port.ticks_diff(after, before) == 30
    assert port.ticks_diff(before, after) == -30
    assert port.ticks_add(before, 30) == after


@pytest.mark.parametrize("ms", [0, 1, 2**29 - 1, -1, -(2**29)])
def test_differences_are_exact_up_to_half_the_period(ms):
    for base in (0, 5, PERIOD - 1):
        assert port.ticks_diff(port.ticks_add(base, ms), base) == ms


@pytest.mark.parametrize("name", ALL)
def test_waiting_for_what_cannot_come_is_a_deadlock(name):
    fake.use(name)
    sock, _ = served()
    poller = port.poller()
    poller.register(port.key(sock), 25)
    with pytest.raises(fake.Deadlock) as caught:
        poller.ipoll(-1)
    assert "open" in str(caught.value)


def test_polling_without_progress_is_stopped():
    fake.use("unix")
    sock, peer = served()
    peer.send(b"nobody reads this")
    poller = port.poller()
    poller.register(port.key(sock), 25)
    with pytest.raises(fake.Spin):
        for _ in range(20000):
            for _ in poller.ipoll(-1):
                pass


def test_latency_delays_everything():
    fake.use("linux")
    fake.latency(40)
    listener, number = listen()
    peer = fake.peer_connect(number)
    fake.advance(39)
    assert peer.state == "connecting"
    fake.advance(1)
    sock, _ = port.accept(listener)
    peer.send(b"x")
    fake.advance(39)
    assert port.recv(sock, 8) is None
    fake.advance(1)
    assert port.recv(sock, 8) == b"x"


def test_forgotten_events_do_not_happen():
    fake.use("linux")
    seen = []
    event = fake.after(10, seen.append, 1)
    fake.after(20, seen.append, 2)
    fake.forget(event)
    fake.advance(30)
    assert seen == [2]
