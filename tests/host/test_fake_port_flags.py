"""Poll flags of every situation, per personality."""

import pytest
from fake_port_kit import ALL, dialled, fake, flags_of, port, refused, served


def before_connect():
    return fake.new_socket()


def connecting():
    fake.route("10.0.0.1", "blackhole")
    return port.connect(fake.addr("10.0.0.1", 80))


def connected():
    return dialled()[0]


def refused_and_read():
    sock = refused()
    pytest.raises(OSError, port.recv, sock, 1)
    return sock


def with_data():
    sock, peer = served()
    peer.send(b"x")
    fake.settle()
    return sock


def after_fin():
    sock, peer = served()
    peer.fin()
    fake.settle()
    return sock


def after_reset():
    sock, peer = served()
    peer.reset()
    fake.settle()
    return sock


def after_reset_and_read():
    sock = after_reset()
    pytest.raises(OSError, port.recv, sock, 1)
    return sock


def output_full():
    sock, peer = served()
    fake.stall(sock)
    write = port.writer(sock).write
    while flags_of(sock) & 4:
        write(bytes(1000))
    return sock


def closed():
    sock, peer = served()
    port.close(sock)
    return sock


def quiet_listener():
    return port.listen(fake.addr("0.0.0.0", 80), 2)


def pending_listener():
    listener = quiet_listener()
    fake.peer_connect(80)
    fake.settle()
    return listener


# situation: mask, then flags on linux, unix, esp32, rp2
ROWS = [
    (before_connect, 29, (20, 20, 20, 20)),
    (before_connect, 5, (20, 20, 4, 20)),
    (connecting, 29, (0, 0, 0, 0)),
    (connected, 29, (4, 4, 4, 4)),
    (refused, 29, (29, 29, 21, 29)),
    (refused, 24, (24, 24, 16, 24)),
    (refused, 0, (24, 24, 0, 24)),
    (refused, 13, (29, 29, 5, 29)),  # HUP not asked for
    (refused_and_read, 29, (21, 21, 21, 17)),
    (with_data, 29, (5, 5, 5, 5)),
    (with_data, 28, (4, 4, 4, 4)),
    (after_fin, 29, (5, 5, 5, 5)),
    (after_fin, 25, (1, 1, 1, 1)),
    (after_reset, 29, (29, 29, 17, 29)),
    (after_reset, 25, (25, 25, 17, 25)),
    (after_reset, 5, (29, 29, 1, 29)),
    (after_reset_and_read, 29, (21, 21, 17, 17)),
    (output_full, 29, (0, 0, 0, 0)),
    (quiet_listener, 25, (0, 0, 0, 0)),
    (pending_listener, 25, (1, 1, 1, 1)),
]


@pytest.mark.parametrize("name", ALL)
@pytest.mark.parametrize("situation,mask,flags", ROWS)
def test_flags(name, situation, mask, flags):
    fake.use(name)
    assert flags_of(situation(), mask) == flags[ALL.index(name)]


@pytest.mark.parametrize("name", ("unix", "esp32", "rp2"))
def test_closed_socket_says_nval_every_time(name):
    fake.use(name)
    sock, poller = served()[0], port.poller()
    poller.register(sock, 25)
    port.close(sock)
    for _ in range(3):
        assert [flags for _, flags in poller.ipoll(-1)] == [32]


def test_linux_forgets_a_closed_socket_and_reuses_its_number():
    fake.use("linux")
    sock, poller = fake.new_socket(), port.poller()
    number = port.key(sock)
    poller.register(number, 25)
    port.close(sock)
    assert [flags for _, flags in poller.ipoll(0)] == []
    assert port.key(fake.new_socket()) == number


def test_full_send_buffer_on_rp2_with_a_peer_that_ended():
    fake.use("rp2")
    sock, peer = served()
    fake.stall(sock, "out")
    port.writer(sock).write(bytes(6400))
    assert flags_of(sock) == 0
    peer.fin()
    fake.settle()
    assert flags_of(sock) == 5


@pytest.mark.parametrize("name", ("linux", "unix"))
def test_both_ends_ended_is_a_hang_up(name):
    fake.use(name)
    sock, peer = served()
    port.shutdown(sock)
    assert flags_of(sock) == 4
    peer.fin()
    fake.settle()
    assert flags_of(sock) == 21
