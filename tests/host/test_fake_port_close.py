"""Closing, half-closing and losing connections: what the peer gets, what is left."""

import pytest
from fake_port_kit import (
    ALL,
    BOARDS,
    KERNEL,
    dialled,
    fake,
    number_of,
    port,
    read_all,
    served,
    wait,
)


@pytest.mark.parametrize("name", ALL)
def test_close_delivers_unsent_output_and_then_ends(name):
    fake.use(name)
    sock, peer = served()
    assert port.writer(sock).write(bytes(3000)) == 3000
    port.close(sock)
    fake.settle()
    assert (len(peer.recv()), peer.ended, peer.state) == (3000, True, "open")


@pytest.mark.parametrize("name,arrives", [("linux", 9), ("unix", 9), ("esp32", 0), ("rp2", 0)])
def test_close_with_unread_input_resets(name, arrives):
    fake.use(name)
    sock, peer = served()
    peer.send(b"unread")
    fake.settle()
    port.writer(sock).write(b"my answer")
    port.close(sock)
    fake.settle()
    assert (peer.available, peer.state) == (arrives, "reset")
    assert fake.blocks() == 0


@pytest.mark.parametrize("name", ALL)
def test_input_after_close_is_answered_by_a_reset(name):
    fake.use(name)
    sock, peer = served()
    port.close(sock)
    fake.settle()
    assert peer.ended
    peer.send(b"too late")
    fake.settle()
    assert peer.state == "reset"


@pytest.mark.parametrize("name", ALL)
def test_close_is_idempotent(name):
    fake.use(name)
    sock, _ = served()
    port.close(sock)
    port.close(sock)
    assert fake.leaks() == []


@pytest.mark.parametrize("name", KERNEL)
def test_shutdown_ends_one_way(name):
    fake.use(name)
    sock, peer = served()
    port.writer(sock).write(b"bye")
    assert port.shutdown(sock) is True
    fake.settle()
    assert (peer.recv(), peer.ended) == (b"bye", True)
    peer.send(b"still here")
    fake.settle()
    assert port.recv(sock, 64) == b"still here"
    assert number_of(port.writer(sock).write, b"x") == 32


@pytest.mark.parametrize("name", BOARDS)
def test_boards_cannot_shut_down(name):
    fake.use(name)
    sock, peer = served()
    assert port.shutdown(sock) is False
    fake.settle()
    assert not peer.ended
    assert port.writer(sock).write(b"x") == 1


@pytest.mark.parametrize("name", ALL)
def test_closing_a_listener_sends_away_who_waits(name):
    fake.use(name)
    listener = port.listen(fake.addr("0.0.0.0", 80), 2)
    peer = fake.peer_connect(80)
    fake.settle()
    port.close(listener)
    late = fake.peer_connect(80)
    fake.settle()
    # rp2: the port accepts and closes, because the stack would forget it.
    assert peer.ended if name == "rp2" else peer.state == "reset"
    assert late.state == "refused"
    assert port.listen(fake.addr("0.0.0.0", 80), 2) is not None


@pytest.mark.parametrize("name", ALL)
def test_closing_while_connecting_leaves_nothing(name):
    fake.use(name)
    server = fake.peer_listen()
    port.close(port.connect(server.addr))
    fake.settle()
    assert server.accept() is None
    assert (fake.leaks(), fake.blocks()) == ([], 0)


@pytest.mark.parametrize("name", KERNEL)
def test_reset_option_throws_output_away(name):
    fake.use(name)
    sock, peer = served()
    port.writer(sock).write(b"gone")
    assert port.option(sock, "reset", 1) is True
    port.close(sock)
    fake.settle()
    assert (peer.available, peer.state) == (0, "reset")


def test_link_loss_breaks_esp32_sockets():
    fake.use("esp32")
    sock, peer = dialled()
    fake.link_down()
    assert number_of(port.recv, sock, 1) == 113
    assert port.errno(OSError(113)) == 103


def test_link_loss_ends_an_esp32_connect():
    fake.use("esp32")
    sock = port.connect(fake.addr("192.0.2.1", 80))
    fake.link_down()
    assert port.connected(sock, wait(sock), bytearray(1)) == 103


@pytest.mark.parametrize("name", ("rp2", "linux"))
def test_link_loss_shows_nowhere_else_and_heals(name):
    fake.use(name)
    sock, peer = dialled()
    fake.link_down()
    peer.send(b"later")
    fake.advance(5000)
    assert port.recv(sock, 8) is None
    fake.link_up()
    fake.settle()
    assert port.recv(sock, 8) == b"later"


@pytest.mark.parametrize("name", ALL)
def test_two_sockets_of_the_port_may_be_both_ends(name):
    fake.use(name)
    listener = port.listen(fake.addr("127.0.0.1", 0), 2)
    one = port.connect(fake.addr("127.0.0.1", fake.port_of(listener)))
    fake.settle()
    other, _ = port.accept(listener)
    port.writer(one).write(b"ping")
    port.writer(other).write(b"pong")
    fake.settle()
    assert (read_all(other), read_all(one)) == (b"ping", b"pong")
    port.close(one)
    port.close(other)
    port.close(listener)
    fake.settle()
    assert (fake.leaks(), fake.blocks()) == ([], 0)
