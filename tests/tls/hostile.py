"""Peers for the TLS tests that do one thing wrong: each is a function of a connected socket."""

import contextlib
import socket
import ssl
import struct
import subprocess
import threading

import runtimes

HALF = b"\x17\x03\x03\x40\x00" + bytes(100)  # the beginning of a record of 16 KB
GARBAGE = b"\x17\x03\x03\x00\x40" + bytes(64)  # a record whose checksum is wrong


def context(certs, stem="server", server=True, **options):
    """An ssl.SSLContext with a certificate of the tests, or none. verify: the authority whose
    certificates it takes; newest: of TLS; ragged: an end without close_notify is one."""
    made = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER if server else ssl.PROTOCOL_TLS_CLIENT)
    made.check_hostname = False
    made.verify_mode = ssl.CERT_NONE
    if stem:
        made.load_cert_chain(certs / f"{stem}.pem", certs / f"{stem}.key.pem")
    made.maximum_version = options.get("newest", ssl.TLSVersion.MAXIMUM_SUPPORTED)
    take_cut_for_end = getattr(ssl, "OP_IGNORE_UNEXPECTED_EOF", 0)
    # Said either way: Pythons up to 3.11.3, as Debian 12's, have set it.
    made.options &= ~take_cut_for_end
    if "ragged" in options:
        made.options |= take_cut_for_end
    verify = options.get("verify")
    if verify:
        made.load_verify_locations(certs / f"{verify}.pem")
        made.verify_mode = ssl.CERT_REQUIRED
    return made


def until_closed(conn):
    conn.settimeout(60)
    while conn.recv(65536):
        pass


def plain(conn):
    """Speaks HTTP, not TLS."""
    conn.recv(1000)
    conn.sendall(b"HTTP/1.0 400 Bad Request\r\n\r\n")
    until_closed(conn)


def plain_client(conn):
    conn.sendall(b"GET / HTTP/1.0\r\n\r\n")
    until_closed(conn)


def silent(conn):
    until_closed(conn)


def leaves(conn):
    conn.recv(10)


def leaves_in_hello(conn):
    """The first half of a ClientHello, then FIN."""
    conn.sendall(b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" + bytes(100))


def resets(conn):
    conn.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))


def resets_after_hello(conn):
    conn.recv(10)
    resets(conn)


def speaks(made, server, act=None, **words):
    """A peer with TLS that after its handshake does `act(tls socket, raw socket)`."""

    def peer(conn):
        raw = conn.dup()
        try:
            with made.wrap_socket(conn, server_side=server, **words) as secure:
                secure.sendall(b"hello")
                if act is not None:
                    act(secure, raw)
                else:
                    until_closed(secure)
        except ssl.SSLError:
            until_closed(raw)  # closing at once would be a reset, which may overtake our alert
        finally:
            raw.close()

    return peer


def cuts_a_record(secure, raw):
    raw.sendall(HALF)
    raw.shutdown(socket.SHUT_WR)
    until_closed(raw)


def sends_garbage(secure, raw):
    raw.sendall(GARBAGE)
    until_closed(raw)


def resets_later(secure, raw):
    raw.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))


@contextlib.contextmanager
def serving(act):
    """A listening socket whose connections `act` gets, one after the other, in a thread."""
    with socket.create_server((runtimes.HERE, 0)) as listener:

        def work():
            while True:
                try:
                    conn = listener.accept()[0]
                except OSError:
                    return
                with conn, contextlib.suppress(OSError):
                    act(conn)

        thread = threading.Thread(target=work, daemon=True)
        thread.start()
        yield listener.getsockname()[1]
        listener.shutdown(socket.SHUT_RDWR)
        thread.join(10)


def visit(port, act):
    """One connection of a client."""
    with contextlib.suppress(OSError), socket.create_connection((runtimes.THERE, port)) as conn:
        act(conn)


def to_slow_peer(runtime, certs, program):
    """Run a program (PORT CA) that writes until it prints "full": only then its peer begins to
    read. Returns what else it printed, and what came."""
    got = bytearray()
    full = threading.Event()

    def slowly(conn):
        with context(certs, ragged=True).wrap_socket(conn, server_side=True) as peer:
            assert full.wait(60)
            while more := peer.recv(65536):
                got.extend(more)

    with serving(slowly) as port:
        process = subprocess.Popen(
            [*runtime.command, "-c", program, str(port), str(certs / "ca.pem")],
            env=runtime.environment(),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        watchdog = threading.Timer(120, process.kill)
        watchdog.start()
        assert process.stdout.readline() == "full\n"
        full.set()
        rest = process.stdout.read()
        process.wait()
        watchdog.cancel()
    return rest, bytes(got)


def pattern(n):
    """The n bytes that such programs send."""
    return (bytes(range(251)) * (n // 251 + 1))[:n]
