"""Options of the API styles reach the system's socket: no case can see that."""

import os
import socket

import pytest

import net
from net import messages, msgport


def option(sock, level, name):
    """An option of the system's socket, asked through a descriptor of our own."""
    with socket.socket(fileno=os.dup(sock._sock._sys.fileno())) as same:
        return same.getsockopt(level, name)


def options(sock):
    return (
        option(sock, socket.IPPROTO_TCP, socket.TCP_NODELAY) > 0,
        option(sock, socket.SOL_SOCKET, socket.SO_KEEPALIVE) > 0,
    )


@pytest.fixture
def port():
    server = net.create_server()
    server.listen(0, "127.0.0.1")
    yield server.address()["port"]
    net.close_all()
    net.run()


@pytest.mark.parametrize("wanted", [(True, True), (True, False), (False, True), (False, False)])
def test_messages(port, wanted):
    words = {"no_delay": wanted[0], "keep_alive": wanted[1]}
    server = messages.SocketServer(port=0, host_interface="127.0.0.1", **words)
    found = []
    server.on("connection", lambda sock: found.append(options(sock)))
    server.on("listening", lambda number: begin(number))
    clients = []

    def begin(number):
        client = messages.SocketClient(number, "127.0.0.1", **words)
        clients.append(client)
        client.on("open", lambda: found.append(options(client)))
        client.open()

    server.start()
    for _ in range(1000):
        if len(found) == 2:
            break
        net.turn(20)
    assert found == [wanted, wanted]


@pytest.mark.parametrize("before", [False, True], ids=["connected", "before"])
def test_msgport(port, before):
    address = msgport.SocketAddress()
    address.set_address(f"127.0.0.1:{port}")
    sock = msgport.StreamSocket()
    sock.set_send_to_address(address)
    if not before:
        assert sock.connect()
        assert options(sock) == (True, False) == (sock.get_no_delay(), sock.get_keep_alive())
    assert sock.set_keep_alive(True) and sock.set_ttl(7) and sock.set_oob_inline(True)
    if before:
        assert sock.connect()
    assert options(sock) == (True, True)
    assert sock.set_no_delay(False) and options(sock) == (False, True)
    assert option(sock, socket.IPPROTO_IP, socket.IP_TTL) == 7
    assert option(sock, socket.SOL_SOCKET, socket.SO_OOBINLINE) > 0
    assert sock.set_no_delay(True) and sock.set_keep_alive(False)
    assert options(sock) == (True, False)
