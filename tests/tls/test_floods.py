"""A client that sends as quickly as it can, in its handshake or after it: what is due is done, so
that it can be sent away."""

import socket
import ssl
import subprocess
import time

import pytest
from test_stalled import hello

PATIENCE = 30  # s: nobody who is sent away waits for it
PROGRAM = """
import sys
import net
from net import tls

folder = sys.argv[1]
heard = [0]


def connection(sock):
    server.close()
    sock.on("error", lambda error: print(error.code))
    sock.on("secure", lambda: net.call_later(300, leave, sock))
    sock.on("data", count)


def count(data):
    heard[0] = max(heard[0], len(data))


def leave(sock):
    print("heard", heard[0])
    sock.destroy()


own = tls.Context(
    cert=folder + "/server.pem", key=folder + "/server.key.pem", handshake_timeout=500
)
server = net.create_server(connection, tls=own)
server.listen(0, "127.0.0.1")
if hasattr(sys.stdout, "reconfigure"):
    sys.stdout.reconfigure(line_buffering=True)
print("port", server.address()["port"])
net.run()
print("left", net._loop.open)
"""


@pytest.fixture
def server(runtime, certs):
    process = subprocess.Popen(
        [*runtime.command, "-c", PROGRAM, str(certs)],
        env=runtime.environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    process.port = int(process.stdout.readline().split()[1])
    yield process
    process.kill()
    process.communicate()


def flood(conn, piece):
    """Whether we are sent away."""
    conn.settimeout(PATIENCE)
    end = time.monotonic() + PATIENCE
    try:
        while time.monotonic() < end:
            conn.sendall(piece)
    except OSError:
        return True
    return False


@pytest.mark.parametrize("begin", [b"", hello()], ids=["at once", "after a hello"])
@pytest.mark.parametrize(
    "record",
    [b"\x15\x03\x03\0\2\1\x5a", b"\x14\x03\x03\0\1\1", b"\x16\x03\x03\0\0", b"\x17\x03\x03\0\0"],
    ids=["warnings", "change", "handshake", "data"],
)
def test_of_records_before_the_end_of_the_handshake(server, begin, record):
    with socket.create_connection(("127.0.0.1", server.port), 10) as conn:
        conn.sendall(begin)
        assert flood(conn, record * 2000)
    said = server.communicate(timeout=60)[0].splitlines()
    assert len(said) == 2
    assert said[0].startswith("ERR_TLS")
    assert said[1] == "left 0"


@pytest.mark.parametrize("size", [1, 1000, 16384])
def test_of_data(server, runtime, size):
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    into, out = ssl.MemoryBIO(), ssl.MemoryBIO()
    secure = context.wrap_bio(into, out)
    with socket.create_connection(("127.0.0.1", server.port), 10) as conn:
        while True:
            try:
                secure.do_handshake()
                break
            except ssl.SSLWantReadError:
                conn.sendall(out.read())
                into.write(conn.recv(65536))
        conn.sendall(out.read())

        def records():
            for _ in range(max(1, 32768 // (size + 32))):
                secure.write(b"a" * size)
            return out.read()

        piece = records()
        conn.settimeout(PATIENCE)
        end = time.monotonic() + PATIENCE
        with pytest.raises(OSError):  # noqa: PT011  whatever it is to be sent away
            while time.monotonic() < end:
                conn.sendall(piece)
                piece = records()
    said = server.communicate(timeout=60)[0].splitlines()
    assert said[1:] == ["left 0"]
    longest = int(said[0].split()[1])
    assert longest > 0
    if runtime.name == "cpython":  # whose port reads one record after the other
        assert longest <= 64 * size
