"""A connection that begins in the clear goes on with TLS (STARTTLS), as client and as server."""

import contextlib
import socket
import subprocess
import threading

import hostile
import pytest

SERVER = """
import sys
import net
from net import tls

folder = sys.argv[1]
own = tls.Context(cert=folder + "/server.pem", key=folder + "/server.key.pem")


def connection(plain):
    def command(data):
        if data == b"STARTTLS\\r\\n":
            plain.write(b"220 go ahead\\r\\n")
            secure = tls.upgrade(plain, own, server=True, on_secure=lambda: print("secure"))
            secure.on("data", secure.write)
            secure.on("error", lambda error: print(error))
            secure.on("close", lambda: (print("close"), server.close()))
            print("count", server._count, secure.remote_port == port_of[0])

    plain.on("data", command)
    plain.on("close", lambda: print("plain close", plain.had_error))
    port_of = [plain.remote_port]


server = net.create_server(connection)
server.listen(0, "127.0.0.1")
if hasattr(sys.stdout, "reconfigure"):
    sys.stdout.reconfigure(line_buffering=True)
print("port", server.address()["port"])
net.run()
print("over")
"""
CLIENT = """
import sys
import net
from net import tls

port, ca, host = sys.argv[1:]
plain = net.connect(int(port), "127.0.0.1", on_connect=lambda: plain.write(b"STARTTLS\\r\\n"))


def consent(data):
    print(data)
    secure = tls.upgrade(plain, tls.Context(ca=ca), host or None)
    secure.on("secure", lambda: print("secure"))
    secure.on("data", lambda data: (print(data), secure.end()))
    secure.on("error", lambda error: print(error.code))
    secure.on("close", lambda: print("close", secure.had_error))
    secure.write(b"ping")  # waits for the handshake


plain.on("data", consent)
plain.on("close", lambda: print("plain close", plain.had_error))
net.run()
print("over")
"""


def start(runtime, program, *words):
    process = subprocess.Popen(
        [*runtime.command, "-c", program, *map(str, words)],
        env=runtime.environment(),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    watchdog = threading.Timer(120, process.kill)
    watchdog.start()
    return process, watchdog


def lines_of(process, watchdog):
    lines = process.stdout.read().splitlines()
    process.wait()
    watchdog.cancel()
    return lines


def test_server(runtime, certs):
    process, watchdog = start(runtime, SERVER, certs)
    port = int(process.stdout.readline().split()[1])
    with socket.create_connection(("127.0.0.1", port), 10) as conn:
        conn.sendall(b"STARTTLS\r\n")
        assert conn.recv(100) == b"220 go ahead\r\n"
        made = hostile.context(certs, None, False)
        with made.wrap_socket(conn) as peer:
            peer.sendall(b"ping")
            assert peer.recv(4) == b"ping"
            with contextlib.suppress(OSError):
                peer.unwrap()
    expected = ["count 1 True", "plain close False", "secure", "close", "over"]
    assert lines_of(process, watchdog) == expected


def peer(certs):
    def act(conn):
        assert conn.recv(100) == b"STARTTLS\r\n"
        conn.sendall(b"220 go ahead\r\n")
        with hostile.context(certs, ragged=True).wrap_socket(conn, server_side=True) as secure:
            while data := secure.recv(100):
                secure.sendall(data)
            with contextlib.suppress(OSError):
                secure.unwrap()

    return act


def test_client(runtime, certs):
    with hostile.serving(peer(certs)) as port:
        lines = lines_of(*start(runtime, CLIENT, port, certs / "ca.pem", "localhost"))
    expected = ["b'220 go ahead\\r\\n'", "plain close False", "secure", "b'ping'", "close False"]
    assert lines == [*expected, "over"]


def test_the_name_is_verified(runtime, certs):
    with hostile.serving(peer(certs)) as port:
        lines = lines_of(*start(runtime, CLIENT, port, certs / "ca.pem", "elsewhere.example"))
    assert lines[2:] == ["ERR_TLS_CERT_HOSTNAME", "close True", "over"]


def test_without_a_name_nothing_is_verified(runtime, certs):
    """So that is an error at once, and the connection stays as it is."""
    with hostile.serving(peer(certs)) as port:
        lines = lines_of(*start(runtime, CLIENT, port, certs / "ca.pem", ""))
    assert any("ValueError: upgrade: host=" in line for line in lines)


STATES = """
import sys
import net
from net import tls

context = tls.Context(trust_all=True)


def refused(what, sock, tls_=context):
    try:
        tls.upgrade(sock, tls_)
        print(what, "taken")
    except (ValueError, TypeError) as error:
        print(what, type(error).__name__)


def check():
    refused("none", sock, None)
    refused("false", sock, False)
    refused("no socket", 5)
    sock.write(bytes(1000000))
    sock.write(bytes(20000000)) if sock._q is None else None
    refused("waiting", sock)
    sock.destroy()
    refused("destroyed", sock)
    server.close()


refused("new", net.Socket())
server = net.create_server(max_queued=None).listen(0, "127.0.0.1")
sock = net.connect(server.address()["port"], "127.0.0.1", on_connect=check, max_queued=50000000)
refused("connecting", sock)
server.on("connection", lambda other: other.on("error", print))
net.turn(10)
net.call_later(300, net.close_all)
net.run()
"""


def test_what_cannot_be_upgraded(runtime):
    lines = lines_of(*start(runtime, STATES))
    assert lines == [
        "new ValueError",
        "connecting ValueError",
        "none TypeError",
        "false TypeError",
        "no socket TypeError",
        "waiting ValueError",
        "destroyed ValueError",
    ]


@pytest.mark.parametrize("role", ["client", "server"])
def test_between_ours(runtime, certs, role):
    """The other side is CPython."""
    from tls_kit import RUNTIMES

    one, other = (runtime, RUNTIMES[0]) if role == "server" else (RUNTIMES[0], runtime)
    process, watchdog = start(one, SERVER, certs)
    port = int(process.stdout.readline().split()[1])
    lines = lines_of(*start(other, CLIENT, port, certs / "ca.pem", "localhost"))
    assert lines[1:4] == ["plain close False", "secure", "b'ping'"]
    assert "secure" in lines_of(process, watchdog)
