"""ALPN, a key with a password, and our own close_notify: there, or refused, on each runtime."""

import socket
import ssl
import subprocess

import hostile
import pytest
import runtimes

PROGRAM = """
import sys
import net
from net import tls

kind, ca, cert, key = sys.argv[1:]
words = {"alpn": dict(alpn=["mqtt", "echo"]), "password": dict(password="secret")}[kind]
theirs = dict(alpn=["echo"]) if kind == "alpn" else {}


def serve(sock):
    sock.on("secure", lambda: print("server", sock.alpn_protocol))
    sock.pipe(sock)


def begin():
    port = server.address()["port"]
    client = net.connect(port, "localhost", tls=tls.Context(ca=ca, **theirs))
    client.on("secure", lambda: (print("client", client.alpn_protocol), client.end()))
    client.on("error", lambda error: print(error))
    client.on("close", server.close)
    client.resume()


try:
    server = net.create_server(serve, tls=tls.Context(cert=cert, key=key, **words))
    server.listen(0, "127.0.0.1", begin)
    net.run()
except ValueError as error:
    print("ValueError", error)
"""


def run(runtime, certs, kind, key):
    files = [certs / "ca.pem", certs / "server.pem", key]
    done = subprocess.run(
        [*runtime.command, "-c", PROGRAM, kind, *map(str, files)],
        env=runtime.environment(),
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    return sorted(done.stdout.splitlines()), done.stderr


def test_alpn(runtime, certs):
    printed, wrong = run(runtime, certs, "alpn", certs / "server.key.pem")
    if runtime.name == "cpython":
        assert printed == ["client echo", "server echo"], wrong
    else:
        assert printed[0].startswith("ValueError tls: ALPN is not supported"), wrong


@pytest.fixture
def locked(certs):
    """The server's key, with a password."""
    from cryptography.hazmat.primitives import serialization

    key = serialization.load_pem_private_key((certs / "server.key.pem").read_bytes(), None)
    file = certs / "server.locked.pem"
    file.write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.BestAvailableEncryption(b"secret"),
        )
    )
    return file


def test_key_with_a_password(runtime, certs, locked):
    printed, wrong = run(runtime, certs, "password", locked)
    if runtime.name == "cpython":
        assert printed == ["client None", "server None"], wrong
    else:
        assert "keys with a password" in printed[0], wrong


def end_of(listener, context):
    """Echo to one client; what its end looks like."""
    with listener.accept()[0] as conn:
        with context.wrap_socket(conn, server_side=True, suppress_ragged_eofs=False) as peer:
            peer.sendall(peer.recv(100))
            try:
                return peer.recv(100)
            except ssl.SSLError as error:
                # An older Python has no class of its own for it, with a newer OpenSSL.
                if "eof" not in str(error).lower():
                    raise
                return "cut"


def test_our_end_is_told_by_close_notify(start, certs, runtime):
    """... on CPython. MicroPython cannot send one, and to the peer its end looks cut."""
    context = hostile.context(certs)
    with socket.create_server((runtimes.HERE, 0)) as listener:
        port = listener.getsockname()[1]
        start(runtime, "client", port=port, ca=certs / "ca.pem", name="localhost")
        assert end_of(listener, context) == (b"" if runtime.name == "cpython" else "cut")


def cut(listener, context):
    """Echo to one client, then end without close_notify."""
    with listener.accept()[0] as conn:
        with context.wrap_socket(conn, server_side=True) as peer:
            peer.sendall(peer.recv(100))
            peer.shutdown(socket.SHUT_WR)


def test_a_stream_that_was_cut_may_be_taken_for_ended(start, certs, runtime):
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certs / "server.pem", certs / "server.key.pem")
    with socket.create_server((runtimes.HERE, 0)) as listener:
        port = listener.getsockname()[1]
        client = start(
            runtime, "client", port=port, ca=certs / "ca.pem", name="localhost", ragged=1
        )
        cut(listener, context)
        lines = client.result()
    assert "client end" in lines and not [line for line in lines if " error " in line]
