"""examples/websocket_server.py: frames that RFC 6455 does not allow end the connection with 1002,
what it allows is answered. Frames made here, since libraries send none that are wrong."""

import clients
import programs
import pytest

UPGRADE = b"GET / HTTP/1.1\r\nHost: x\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n"


def frame(code, data):
    """A short one, masked with zeros, or the head of a long one."""
    n = len(data)
    size = bytes([128 | n]) if n < 126 else bytes([0xFE, n >> 8, n & 255])
    return bytes([code]) + size + bytes(4) + data


@pytest.fixture
def server(runtime):
    with programs.Program(runtime, "examples/websocket_server.py", 0) as program:
        yield program.port()


def said_to(server, *frames):
    """What comes back until the end."""
    with clients.connect(server) as sock:
        sock.sendall(UPGRADE + b"".join(frames))
        return clients.read_all(sock).partition(b"\r\n\r\n")[2]


@pytest.mark.parametrize(
    "frames",
    [
        pytest.param([frame(0xC1, b"x")], id="reserved bit"),
        pytest.param([frame(0x83, b"x")], id="unknown message"),
        pytest.param([frame(0x8B, b"x")], id="unknown control"),
        pytest.param([frame(0x89, b"x" * 126)], id="long ping"),
        pytest.param([frame(0x09, b"x")], id="ping in pieces"),
        pytest.param([frame(0x80, b"x")], id="piece of nothing"),
        pytest.param([frame(0x01, b"x"), frame(0x81, b"y")], id="message inside a message"),
    ],
)
def test_what_may_not_come_is_refused(server, frames):
    assert said_to(server, *frames) == b"\x88\x02\x03\xea"  # 1002


def test_ping_between_pieces(server):
    pieces = frame(0x01, b"a"), frame(0x89, b"p"), frame(0x00, b"b"), frame(0x80, b"c")
    came = said_to(server, *pieces, frame(0x82, b"z"), frame(0x88, b""))
    assert came == b"\x8a\x01p\x81\x03abc\x82\x01z\x88\x02\x03\xe8"
