"""Options asked for before connecting reach the system's socket: c114, c231 cannot see that."""

import os
import socket

import pytest

import net

linux = pytest.mark.skipif(not hasattr(socket, "TCP_KEEPIDLE"), reason="Linux names of options")


def turn_until(condition):
    late = []
    timer = net.call_later(5000, late.append, 1)
    while not condition() and not late:
        net.turn(20)
    timer.cancel()
    assert condition()


def option(sock, level, name):
    """An option of the system's socket, asked through a descriptor of our own."""
    with socket.socket(fileno=os.dup(sock._sys.fileno())) as same:
        return same.getsockopt(level, name)


@linux
def test_one_option_of_a_server_sets_no_other():
    got = []
    server = net.create_server(got.append, no_delay=False)
    server.listen(0, "127.0.0.1")
    turn_until(lambda: server.listening)
    net.connect(server.address()["port"], "127.0.0.1")
    try:
        turn_until(lambda: got)
        assert option(got[0], socket.SOL_SOCKET, socket.SO_KEEPALIVE) == 0
        assert option(got[0], socket.IPPROTO_TCP, socket.TCP_NODELAY) == 0
        assert server.refuse is False
    finally:
        net.close_all()
        while net.turn(10):
            pass


@linux
def test_options_asked_for_before_connecting():
    got = []
    server = net.create_server(got.append, no_delay=True, keep_alive=True)
    server.listen(0, "127.0.0.1")
    turn_until(lambda: server.listening)
    sock = net.Socket()
    sock.set_keep_alive(True, 5000)
    sock.set_no_delay()
    up = []
    sock.connect(server.address()["port"], "127.0.0.1", lambda: up.append(1))
    try:
        turn_until(lambda: up and got)
        assert option(sock, socket.SOL_SOCKET, socket.SO_KEEPALIVE) == 1
        assert option(sock, socket.IPPROTO_TCP, socket.TCP_KEEPIDLE) == 5
        assert option(sock, socket.IPPROTO_TCP, socket.TCP_NODELAY) == 1
        assert option(got[0], socket.SOL_SOCKET, socket.SO_KEEPALIVE) == 1
        assert option(got[0], socket.IPPROTO_TCP, socket.TCP_NODELAY) == 1
        sock.set_keep_alive(False)
        assert option(sock, socket.SOL_SOCKET, socket.SO_KEEPALIVE) == 0
    finally:
        net.close_all()
        while net.turn(10):
            pass


@linux
@pytest.mark.parametrize(("ms", "seconds"), [(400, 1), (1000, 1), (1001, 2), (0.5, 1)])
def test_a_delay_is_rounded_up(ms, seconds):
    """Rounded down, less than a second would be 0, which is the system's two hours."""
    got = []
    server = net.create_server(got.append, keep_alive=True, keep_alive_initial_delay=ms)
    server.listen(0, "127.0.0.1")
    turn_until(lambda: server.listening)
    up = []
    sock = net.connect(server.address()["port"], "127.0.0.1", lambda: up.append(1))
    sock.set_keep_alive(True, ms)
    try:
        turn_until(lambda: up and got)
        for each in (sock, got[0]):
            assert option(each, socket.IPPROTO_TCP, socket.TCP_KEEPIDLE) == seconds
    finally:
        net.close_all()
        while net.turn(10):
            pass
