"""examples/websocket_server.py, talked to by the websockets package, on every runtime."""

import clients
import peers_real
import programs
import pytest


@pytest.fixture
def server(runtime):
    peers_real.package("websockets")
    with programs.Program(runtime, "examples/websocket_server.py", 0) as program:
        yield program.port()


def connect(port):
    from websockets.sync.client import connect

    return connect(f"ws://127.0.0.1:{port}/", compression=None, open_timeout=programs.PATIENCE)


def test_text_bytes_and_pieces_come_back(server):
    with connect(server) as socket:
        for message in (
            "hello",
            "gr\u00fc\u00dfe",
            b"\0\xff" * 40,
            "x" * 125,
            b"y" * 126,
            "z" * 1900,
            "",
        ):
            socket.send(message)
            assert socket.recv(timeout=programs.PATIENCE) == message
        socket.send(iter(["in ", "three ", "pieces"]))
        assert socket.recv(timeout=programs.PATIENCE) == "in three pieces"


def test_ping_and_close(server):
    with connect(server) as socket:
        assert socket.ping(b"data").wait(programs.PATIENCE)
        socket.close(1000)
        assert socket.close_code == 1000


@pytest.mark.parametrize("size", [2001, 70000])
def test_what_is_too_long_is_refused(server, size):
    from websockets.exceptions import ConnectionClosed

    with connect(server) as socket:
        with pytest.raises(ConnectionClosed):
            socket.send("x" * size)
            socket.recv(timeout=programs.PATIENCE)
        assert socket.close_code == 1009
    with connect(server) as socket:
        socket.send("next")
        assert socket.recv(timeout=programs.PATIENCE) == "next"


def test_several_at_once(server):
    sockets = [connect(server) for _ in range(3)]
    for number, socket in enumerate(sockets):
        socket.send(str(number))
    assert [socket.recv(timeout=programs.PATIENCE) for socket in sockets] == ["0", "1", "2"]
    for socket in sockets:
        socket.close()


def test_what_asks_for_no_websocket(server):
    with clients.connect(server) as sock:
        sock.sendall(b"GET / HTTP/1.1\r\nHost: x\r\n\r\n")
        assert clients.read_all(sock).startswith(b"HTTP/1.1 400 ")
