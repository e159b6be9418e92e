"""Peers that do not speak TLS, say nothing, or stop in the middle."""

import contextlib
import socket
import ssl
import threading

import pytest


@contextlib.contextmanager
def serving(act):
    """A plain listening socket whose one connection `act` gets, in a thread."""
    with socket.create_server(("127.0.0.1", 0)) as listener:

        def work():
            with contextlib.suppress(OSError), listener.accept()[0] as conn:
                act(conn)

        thread = threading.Thread(target=work, daemon=True)
        thread.start()
        yield listener.getsockname()[1]
        listener.close()
        thread.join(5)


def plain_server(conn):
    conn.recv(1000)
    conn.sendall(b"HTTP/1.0 400 Bad Request\r\n\r\n")
    conn.recv(1000)


def test_tls_to_a_plain_port(start, certs, runtime):
    with serving(plain_server) as port:
        lines = start(runtime, "client", port=port, ca=certs / "ca.pem").result()
    assert "client error ERR_TLS_NOT_TLS handshake" in lines
    assert lines[-2:] == ["client close", "done"]


def server_of(start, certs, runtime, **options):
    return start(
        runtime, "server", cert=certs / "server.pem", key=certs / "server.key.pem", **options
    )


def test_plain_to_a_tls_port(start, certs, runtime):
    server = server_of(start, certs, runtime)
    with socket.create_connection(("127.0.0.1", server.port)) as conn:
        conn.sendall(b"GET / HTTP/1.0\r\n\r\n")
        lines = server.result()
    assert "server error ERR_TLS_NOT_TLS handshake" in lines
    assert lines[-2:] == ["server close", "done"]


def test_handshake_that_stalls_at_the_server(start, certs, runtime):
    with serving(lambda conn: conn.recv(100000) and conn.recv(1)) as port:
        lines = start(runtime, "client", port=port, ca=certs / "ca.pem", limit=300).result()
    assert "client error ERR_TLS_TIMEOUT handshake" in lines
    assert lines[-2:] == ["client close", "done"]


def test_handshake_that_stalls_at_the_client(start, certs, runtime):
    server = server_of(start, certs, runtime, limit=300)
    with socket.create_connection(("127.0.0.1", server.port)):
        lines = server.result()
    assert "server error ERR_TLS_TIMEOUT handshake" in lines
    assert lines[-2:] == ["server close", "done"]


def test_peer_that_closes_in_the_handshake(start, certs, runtime):
    with serving(lambda conn: conn.recv(10)) as port:
        lines = start(runtime, "client", port=port, ca=certs / "ca.pem").result()
    errors = [line.split()[2] for line in lines if " error " in line]
    assert errors in (["ERR_TLS_CLOSED"], ["ECONNRESET"])


def secured(certs):
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certs / "server.pem", certs / "server.key.pem")
    return context


@pytest.mark.parametrize("clean", [True, False])
def test_end_with_and_without_close_notify(start, certs, runtime, clean):
    context = secured(certs)

    def act(conn):
        with context.wrap_socket(conn, server_side=True) as peer:
            peer.recv(5)
            peer.sendall(b"ab")
            if clean:
                # MicroPython does not see close_notify and waits for FIN.
                peer.settimeout(1)
                with contextlib.suppress(OSError):
                    peer.unwrap()
            else:
                peer.shutdown(socket.SHUT_RDWR)

    with serving(act) as port:
        lines = start(runtime, "client", port=port, ca=certs / "ca.pem", name="localhost").result()
    truncated = "client error ERR_TLS_TRUNCATED read" in lines
    # mbedTLS takes a truncated stream for an end; only CPython can tell.
    assert truncated == (not clean and runtime.name == "cpython")
    assert ("client end" in lines) == (not truncated)
    assert lines[-2:] == ["client close", "done"]


def test_garbage_in_the_stream(start, certs, runtime):
    context = secured(certs)

    def act(conn):
        raw = conn.dup()
        with context.wrap_socket(conn, server_side=True) as peer:
            peer.recv(5)
            raw.sendall(b"\x17\x03\x03\x00\x40" + bytes(64))
            raw.recv(1000)
        raw.close()

    with serving(act) as port:
        lines = start(runtime, "client", port=port, ca=certs / "ca.pem", name="localhost").result()
    assert [line for line in lines if "client error ERR_TLS" in line]
    assert lines[-2:] == ["client close", "done"]
