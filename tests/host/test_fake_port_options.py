"""Options, addresses, local sockets and the waker."""

import pytest
from fake_port_kit import (
    ALL,
    BOARDS,
    KERNEL,
    dialled,
    fake,
    flags_of,
    listen,
    number_of,
    port,
    wait,
)

OPTIONS = {  # linux, unix, esp32, rp2
    ("no_delay", 1): (True, True, True, False),
    ("keep_alive", 0): (True, True, False, False),
    ("keep_alive", 30): (True, True, False, False),
    ("reset", 1): (True, True, False, False),
    ("nonsense", 1): (False, False, False, False),
}


@pytest.mark.parametrize("name", ALL)
@pytest.mark.parametrize("option", sorted(OPTIONS))
def test_options(name, option):
    fake.use(name)
    sock, peer = dialled()
    known = OPTIONS[option][ALL.index(name)]
    assert port.option(sock, *option) is known
    assert (sock.options or {}).get(option[0]) == (option[1] if known else None)
    peer.reset()
    fake.settle()
    assert port.option(sock, *option) is False


@pytest.mark.parametrize("name", KERNEL)
def test_addresses_of_both_ends(name):
    fake.use(name)
    listener, number = listen("0.0.0.0")
    assert port.local(listener) == ("0.0.0.0", number, 4)
    one = port.connect(fake.addr("127.0.0.1", number))
    wait(listener, 25)
    other, peer = port.accept(listener)
    assert port.local(other) == ("127.0.0.1", number, 4)
    assert port.remote(one, None) == ("127.0.0.1", number, 4)
    assert port.remote(other, peer) == port.local(one)


@pytest.mark.parametrize("name", BOARDS)
def test_boards_know_only_what_accept_was_told(name):
    fake.use(name)
    listener, number = listen("0.0.0.0")
    one = port.connect(fake.addr("127.0.0.1", number))
    wait(listener, 25)
    other, peer = port.accept(listener)
    assert port.local(one) is port.local(other) is port.remote(one, None) is None
    assert port.remote(other, peer)[0] == "127.0.0.1"
    assert port.local(listener) is None


@pytest.mark.parametrize("name", BOARDS)
def test_boards_have_no_local_sockets(name):
    fake.use(name)
    number = number_of(port.local_address, "/tmp/x.sock")
    assert port.errno(OSError(number)) == 97


@pytest.mark.parametrize("name", KERNEL)
def test_local_sockets(name):
    fake.use(name)
    addr = port.local_address("/tmp/x.sock")
    assert number_of(port.connect, addr) == 2
    listener = port.listen(addr, 1)
    assert number_of(port.listen, addr, 1) == 98
    sock = port.connect(addr)
    assert flags_of(sock) == 4
    assert wait(listener, 25) == 1
    other, peer = port.accept(listener)
    assert port.local(other) == port.remote(sock, None) == ("/tmp/x.sock", None, 0)
    assert port.remote(other, peer) is port.local(sock) is None
    port.close(other)
    assert wait(sock) & 1
    fake.settle()
    assert flags_of(sock) == 21


def test_a_peer_may_use_a_local_socket():
    fake.use("unix")
    addr = port.local_address("/tmp/x.sock")
    assert fake.peer_connect_local("/tmp/x.sock") is None
    listener = port.listen(addr, 0)
    peer = fake.peer_connect_local("/tmp/x.sock")
    assert fake.peer_connect_local("/tmp/x.sock") is None
    assert wait(listener, 25) == 1
    sock, _ = port.accept(listener)
    assert port.option(sock, "no_delay", 1) is False
    assert port.option(sock, "keep_alive", 0) is True
    assert port.option(sock, "keep_alive", 30) is False
    peer.send(b"hi")
    fake.settle()
    assert port.recv(sock, 9) == b"hi"


def test_a_free_port_is_one_that_nobody_has():
    fake.use("linux")
    _, first = listen()
    listen(number=first + 1)
    listen("0.0.0.0", first + 2)
    assert listen()[1] == first + 3


@pytest.mark.parametrize("name", KERNEL)
def test_stale_local_socket_is_replaced(name):
    fake.use(name)
    addr = port.local_address("/tmp/x.sock")
    port.close(port.listen(addr, 1))
    assert number_of(port.connect, addr) == 111
    assert port.listen(addr, 1) is not None


def test_full_local_listener_says_try_again():
    fake.use("linux")
    addr = port.local_address("/tmp/x.sock")
    port.listen(addr, 0)
    assert port.connect(addr) is not None
    assert number_of(port.connect, addr) == 11
    assert len(fake.open_sockets()) == 2


@pytest.mark.parametrize("name", ALL)
def test_waker(name):
    fake.use(name)
    sock, wake, drain = port.waker()
    poller = port.poller()
    poller.register(port.key(sock), 25)
    assert list(poller.ipoll(0)) == []
    wake()
    wake()
    assert [flags for _, flags in poller.ipoll(-1)] == [1]
    assert [flags for _, flags in poller.ipoll(-1)] == [1]
    drain()
    assert list(poller.ipoll(0)) == []
    assert fake.leaks() == []


def test_waker_outlives_its_world():
    fake.use("linux")
    sock, wake, drain = port.waker()
    poller = port.poller()
    poller.register(port.key(sock), 25)
    for name in ALL:
        fake.use(name)
        wake()
        assert len(list(poller.ipoll(-1))) == 1
        drain()
        assert list(poller.ipoll(0)) == []
