"""Pools that run dry: control blocks, sockets, listeners, accept queues."""

import pytest
from fake_port_kit import BOARDS, KERNEL, dialled, fake, flags_of, listen, number_of, port, wait


def quiet(sock):
    """Whether a listener has nothing more to report now."""
    return flags_of(sock, 25) == 0


def take(listener, n):
    """Connect n peers and accept them; the accepted sockets."""
    number = fake.port_of(listener)
    taken = []
    for _ in range(n):
        fake.peer_connect(number)
        assert wait(listener, 25) == 1
        taken.append(port.accept(listener)[0])
    return taken


def test_rp2_has_five_control_blocks():
    fake.use("rp2")
    for _ in range(5):
        port.connect(fake.addr("192.0.2.1", 80))
    assert fake.blocks() == 5
    assert number_of(port.connect, fake.addr("192.0.2.1", 80)) == 12
    assert number_of(port.listen, fake.addr("0.0.0.0", 80), 2) == 12
    assert len(fake.open_sockets()) == 5


def test_rp2_half_open_connections_hold_blocks_for_a_while():
    fake.use("rp2")
    assert len(fake.half_open(7)) == 5
    assert number_of(port.connect, fake.addr("192.0.2.1", 80)) == 12
    fake.advance(20000)
    assert fake.blocks() == 0


def test_rp2_waiting_connections_hold_blocks():
    fake.use("rp2")
    listener, number = listen()
    peers = [fake.peer_connect(number) for _ in range(2)]
    fake.settle()
    assert fake.blocks() == 2
    port.close(listener)
    for peer in peers:
        peer.close()
    fake.settle()
    assert fake.blocks() == 0


def test_rp2_sixth_client_is_let_in_by_a_retry_after_a_block_is_free():
    fake.use("rp2")
    listener, number = listen()
    taken = take(listener, 5)
    late = fake.peer_connect(number)
    fake.settle()
    assert (late.state, quiet(listener)) == ("connecting", True)
    fake.after(100, fake.reset_with_data, taken[0], b"")
    start = fake.now()
    assert wait(listener, 25) == 1
    assert fake.now() - start == 3000
    assert late.state == "open"


def test_rp2_closed_connection_keeps_its_block_until_the_peer_ends():
    fake.use("rp2")
    sock, peer = dialled()
    port.close(sock)
    fake.settle()
    assert (fake.blocks(), peer.ended, fake.leaks()) == (1, True, [])
    peer.close()
    fake.settle()
    assert fake.blocks() == 0


@pytest.mark.parametrize("name,ms", [("rp2", 10000), ("esp32", 20000)])
def test_a_peer_that_never_ends_is_reset_in_the_end(name, ms):
    fake.use(name)
    sock, peer = dialled()
    port.close(sock)
    fake.advance(ms - 1)
    assert (fake.blocks(), peer.state) == (1, "open")
    fake.advance(1)
    assert (fake.blocks(), peer.state) == (0, "reset")


def test_rp2_has_eight_listeners():
    fake.use("rp2")
    for number in range(8):
        port.listen(fake.addr("0.0.0.0", 8000 + number), 2)
    assert number_of(port.listen, fake.addr("0.0.0.0", 9000), 2) == 12
    assert len(fake.open_sockets()) == 8


def test_esp32_has_ten_sockets_listeners_included():
    fake.use("esp32")
    listen()
    for _ in range(9):
        port.connect(fake.addr("192.0.2.1", 80))
    assert number_of(port.connect, fake.addr("192.0.2.1", 80)) == 23
    assert number_of(port.listen, fake.addr("0.0.0.0", 80), 2) == 23


def test_esp32_collects_once_before_it_gives_up():
    fake.use("esp32")
    socks = [port.connect(fake.addr("192.0.2.1", 80)) for _ in range(10)]
    fake.on_collect(lambda: port.close(socks[0]))
    assert port.connect(fake.addr("192.0.2.1", 80)) is not None


def test_esp32_accept_on_a_full_pool_raises_and_loses_the_client():
    fake.use("esp32")
    listener, number = listen()
    taken = take(listener, 9)
    peer = fake.peer_connect(number)
    assert wait(listener, 25) == 1
    assert number_of(port.accept, listener) == 23
    fake.settle()
    assert peer.ended
    assert quiet(listener)
    port.close(taken[0])
    assert len(take(listener, 1)) == 1


def test_unix_accept_on_a_full_pool_raises_and_keeps_the_client():
    fake.use("unix")
    listener, number = listen()
    fake.limits(sockets=1)
    peer = fake.peer_connect(number)
    assert wait(listener, 25) == 1
    assert number_of(port.accept, listener) == 24
    assert (peer.state, quiet(listener)) == ("open", False)


@pytest.mark.parametrize("name", BOARDS)
def test_full_accept_queue_resets_the_client(name):
    fake.use(name)
    listener, number = listen(backlog=2)
    peers = [fake.peer_connect(number) for _ in range(3)]
    fake.settle()
    assert [peer.state for peer in peers] == ["open", "open", "reset"]
    assert fake.blocks() == 2


@pytest.mark.parametrize("name", KERNEL)
def test_full_accept_queue_makes_the_client_wait(name):
    fake.use(name)
    listener, number = listen(backlog=1)
    peers = [fake.peer_connect(number) for _ in range(3)]
    wait(listener, 25)
    assert [peer.state for peer in peers] == ["open", "open", "connecting"]
    port.accept(listener)
    fake.advance(1000)
    assert peers[2].state == "open"


@pytest.mark.parametrize("name,left", [("linux", 1), ("unix", 1), ("esp32", 0), ("rp2", 0)])
def test_client_that_resets_before_accept(name, left):
    fake.use(name)
    listener, number = listen()
    peer = fake.peer_connect(number)
    fake.settle()
    peer.reset()
    fake.settle()
    assert flags_of(listener, 25) == left
    if left:
        sock, _ = port.accept(listener)
        assert number_of(port.recv, sock, 1) == 104


@pytest.mark.parametrize("name", BOARDS)
def test_a_reset_frees_the_block_at_once(name):
    fake.use(name)
    sock, peer = dialled()
    assert fake.blocks() == 1
    peer.reset()
    fake.settle()
    assert fake.blocks() == 0
    assert len(fake.open_sockets()) == 1


def test_a_listener_closed_by_the_stack_alone_loses_who_waits():
    fake.use("rp2")
    listener, number = listen()
    fake.peer_connect(number)
    fake.settle()
    fake.tcp.close(listener)
    fake.advance(1000000)
    assert fake.blocks() == 1


def test_the_port_sends_away_who_waits_before_it_closes_a_listener():
    fake.use("rp2")
    listener, number = listen()
    peers = [fake.peer_connect(number) for _ in range(2)]
    fake.settle()
    for peer in peers:
        peer.send(b"hello?")
    fake.settle()
    port.close(listener)
    fake.settle()
    assert [peer.state for peer in peers] == ["reset", "reset"]
    assert fake.blocks() == 0
