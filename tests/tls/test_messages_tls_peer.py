"""net.messages with TLS and Python's ssl as the other side: framed numbers and texts both ways."""

import contextlib
import socket
import ssl
import subprocess
import threading

import pytest

SERVER = """
import net
from net import messages
server = messages.SocketServer(
    port=0, host_interface="127.0.0.1", raw_bytes=False, send_type="string", receive_type="int",
    ssl_tls=True, pfx_key_cert_path={own!r}, client_auth={auth!r}, trusted_ca_cert_path={ca!r},
)
def on_connection(sock):
    sock.on("data", lambda value: sock.send("got %s" % (value,)))
    sock.on("close", lambda: (print("close"), server.stop()))
server.on("connection", on_connection)
server.on("listening", print)
server.on("error", lambda error: (print("error"), server.stop()))
server.start()
net.run()
"""

CLIENT = """
import net
from net import messages
client = messages.SocketClient(
    {port}, "localhost", raw_bytes=False, send_type="int", receive_type="string",
    reconnect_attempts=0, ssl_tls=True, trusted_ca_cert_path={ca!r}, pfx_key_cert_path={own!r},
)
for event in ("open", "data", "error", "close"):
    client.on(event, lambda *args, event=event: print(event, *args))
client.on("data", lambda text: client.close())
client.send([7, -1])
client.open()
net.run()
"""
WIRE = bytes.fromhex("08 00000007 ffffffff")


@pytest.fixture
def pems(certs):
    """Paths by name; `server` and `client` hold the certificate and its key."""
    for stem in ("server", "client"):
        both = (certs / f"{stem}.pem").read_bytes() + (certs / f"{stem}.key.pem").read_bytes()
        (certs / f"{stem}.both.pem").write_bytes(both)
    return {
        "ca": str(certs / "ca.pem"),
        "server": str(certs / "server.both.pem"),
        "client": str(certs / "client.both.pem"),
    }


def begin(runtime, program):
    unbuffered = ["-u"] if runtime.name == "cpython" else []
    return subprocess.Popen(
        [*runtime.command, *unbuffered, "-c", program],
        env=runtime.environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )


def receive(sock, n):
    data = b""
    while len(data) < n:
        chunk = sock.recv(n - len(data))
        assert chunk, f"ended after {data!r}"
        data += chunk
    return data


def client_context(pems, certificate):
    context = ssl.create_default_context(cafile=pems["ca"])
    if certificate:
        context.load_cert_chain(pems["client"])
    return context


@pytest.mark.parametrize("auth", ["none", "required"])
def test_python_is_the_client(runtime, pems, auth):
    ca = "" if auth == "none" else pems["ca"]
    process = begin(runtime, SERVER.format(own=pems["server"], auth=auth, ca=ca))
    try:
        port = int(process.stdout.readline())
        context = client_context(pems, auth != "none")
        with socket.create_connection(("127.0.0.1", port), 60) as plain:
            with context.wrap_socket(plain, server_hostname="localhost") as sock:
                sock.sendall(WIRE)
                assert receive(sock, 12) == b"\x0bgot [7, -1]"
                sock.settimeout(1)
                with contextlib.suppress(OSError):
                    sock.unwrap()  # close_notify; MicroPython waits for FIN
        assert process.wait(60) == 0
        assert process.stdout.read().split() == ["close"]
    finally:
        process.kill()
        process.wait()


def test_client_without_the_certificate_asked_for(runtime, pems):
    """Nothing of what it sends is taken."""
    process = begin(runtime, SERVER.format(own=pems["server"], auth="required", ca=pems["ca"]))
    try:
        port = int(process.stdout.readline())
        with socket.create_connection(("127.0.0.1", port), 60) as plain:
            with pytest.raises((ssl.SSLError, OSError)):
                # With TLS 1.3 a client learns of it when it reads.
                with client_context(pems, False).wrap_socket(
                    plain, server_hostname="localhost"
                ) as sock:
                    sock.sendall(WIRE)
                    if not sock.recv(1):
                        raise OSError("ended")
        assert process.wait(60) == 0
        assert process.stdout.read().split() == ["error"]
    finally:
        process.kill()
        process.wait()


def test_python_is_the_server(runtime, pems):
    """It asks for a certificate and gets it."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(pems["server"])
    context.load_verify_locations(pems["ca"])
    context.verify_mode = ssl.CERT_REQUIRED
    # MicroPython ends without close_notify; OpenSSL 3 would take offence and send an alert.
    context.options |= getattr(ssl, "OP_IGNORE_UNEXPECTED_EOF", 0)
    listener = socket.create_server(("127.0.0.1", 0))
    listener.settimeout(60)
    got = []

    def serve():
        with context.wrap_socket(listener.accept()[0], server_side=True) as sock:
            got.append(receive(sock, len(WIRE)))
            sock.sendall(b"\x06thanks")
            got.append(sock.recv(1))

    thread = threading.Thread(target=serve, daemon=True)
    thread.start()
    port = listener.getsockname()[1]
    process = begin(runtime, CLIENT.format(port=port, ca=pems["ca"], own=pems["client"]))
    try:
        assert process.wait(60) == 0
        assert process.stdout.read().splitlines() == ["open", "data thanks", "close"]
        thread.join(10)
        assert got[0] == WIRE
    finally:
        process.kill()
        process.wait()
        listener.close()
