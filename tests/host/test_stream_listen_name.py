"""listen() of net.stream on a name that is looked up elsewhere, as CPython does in a thread."""

import pytest

import net
from net import stream


@pytest.fixture
def slow_names(monkeypatch):
    """The port's answer comes with a later turn, as from another thread."""
    from net._port import port

    real = port.resolve

    def resolve(host, number, family, done):
        net.call_later(5, real, "127.0.0.1", number, family, done)

    monkeypatch.setattr(port, "resolve", resolve)
    yield
    net.close_all()
    while net.turn(10):
        pass


def test_waits_for_the_name(slow_names):
    sock = stream.create_tcp(host="a-name", port=0)
    sock.listen()
    assert sock.state == stream.LISTENING
    assert sock.port > 0
    sock.close()


def test_refuses_inside_the_loop_and_leaves_nothing_open(slow_names):
    sock = stream.create_tcp(host="a-name")
    seen = []

    def inside():
        with pytest.raises(RuntimeError):
            sock.listen()
        seen.append(sock.state)

    net.call_later(1, inside)
    still_open = [net.turn(20) for _ in range(20)]
    assert seen == [stream.INITIALIZED]
    assert not still_open[-1]
