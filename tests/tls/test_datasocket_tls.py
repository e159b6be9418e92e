"""The option `tls` of net.datasocket: both ends in one process, on every runtime, and Python's ssl
as the other side, on either end."""

import socket
import ssl
import struct
import subprocess
import threading

import cbor2
import pytest

PROGRAM = """
import net
from net import tls
from net.datasocket import DataSocket
said = []
CA, OTHER, CERT, KEY = {ca!r}, {other!r}, {cert!r}, {key!r}
def note(sock, tag):
    sock.on("connect", lambda: said.append(tag + " connect"))
    sock.on("data", lambda value: said.append(value))
    sock.on("error", lambda error: said.append(tag + " " + str(getattr(error, "code", error))))
    sock.on("close", lambda: said.append(tag + " close"))
    return sock
def listening(acceptor):
    # Where no close_notify can be sent, an end without is an end.
    context = tls.Context(cert=CERT, key=KEY, allow_truncation=True)
    return DataSocket.listen(acceptor, "127.0.0.1", 0, tls=context)
def trusting(ca):
    return tls.Context(ca=ca, allow_truncation=True)
{program}
net.run()
print(said)
"""


def run(runtime, certs, program):
    """What a program has noted."""
    text = PROGRAM.format(
        ca=str(certs / "ca.pem"),
        other=str(certs / "other_ca.pem"),
        cert=str(certs / "server.pem"),
        key=str(certs / "server.key.pem"),
        program=program,
    )
    done = subprocess.run(
        [*runtime.command, "-c", text],
        env=runtime.environment(),
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return eval(done.stdout)  # a list of what our own program has printed


def test_values_both_ways(runtime, certs):
    """The acceptor speaks first, before there has been a handshake."""
    said = run(
        runtime,
        certs,
        """
def acceptor(sock):
    note(sock, "server").send({"who": sock.address})
    sock.on("data", lambda value: server.close())
    return True
server = listening(acceptor)
sock = note(DataSocket.connect("127.0.0.1", server.local_port, tls=trusting(CA)), "client")
sock.send(["early", 1.5])
sock.on("data", lambda value: net.call_later(100, sock.close))
""",
    )
    assert ["early", 1.5] in said and {"who": "127.0.0.1"} in said
    assert said.count("client connect") == 1 and "server connect" not in said
    assert said.index("client connect") < said.index({"who": "127.0.0.1"})
    assert {"client close", "server close"} <= {e for e in said if isinstance(e, str)}
    assert len(said) == 5, said


def test_server_that_is_not_trusted(runtime, certs):
    said = run(
        runtime,
        certs,
        """
def acceptor(sock):
    note(sock, "server").send("secret")
    return True
server = listening(acceptor)
sock = note(DataSocket.connect("127.0.0.1", server.local_port, tls=trusting(OTHER)), "client")
sock.send("secret")
sock.on("close", server.close)
""",
    )
    assert "client ERR_TLS_CERT_UNTRUSTED" in said and said.count("client close") == 1
    assert "secret" not in said and "client connect" not in said
    assert said.count("server close") == 1 and len(said) == 4, said


def test_plain_client(runtime, certs):
    said = run(
        runtime,
        certs,
        """
def acceptor(sock):
    note(sock, "server").send("secret")
    return True
server = listening(acceptor)
sock = note(DataSocket.connect("127.0.0.1", server.local_port), "client")
sock.send("plain")
sock.on("close", server.close)
""",
    )
    assert "secret" not in said and "plain" not in said
    assert any(str(e).startswith("server ERR_TLS") for e in said), said


def test_close_during_the_handshake(runtime, certs):
    said = run(
        runtime,
        certs,
        """
def silent(sock):
    sock.on("data", lambda data: None)
    sock.on("close", server.close)
server = net.create_server(silent)
server.listen(0, "127.0.0.1")
net.turn(0)
sock = DataSocket.connect("127.0.0.1", server.address()["port"], tls=trusting(CA))
note(sock, "client").send("secret")
server.on("connection", lambda core: net.call_later(50, sock.close))
""",
    )
    assert said == ["client close"]


def frame(value):
    payload = cbor2.dumps(value)
    return struct.pack(">I", len(payload)) + payload


def read_frame(sock):
    head = sock.recv(4)
    while len(head) < 4:
        head += sock.recv(4 - len(head))
    data = b""
    while len(data) < struct.unpack(">I", head)[0]:
        data += sock.recv(struct.unpack(">I", head)[0] - len(data))
    return cbor2.loads(data)


def test_python_is_the_client(runtime, certs):
    context = ssl.create_default_context(cafile=str(certs / "ca.pem"))
    got = []

    def talk(process):
        with socket.create_connection(("127.0.0.1", int(process.stdout.readline()))) as plain:
            with context.wrap_socket(plain, server_hostname="localhost") as sock:
                sock.sendall(frame({"n": [1, 2.5, None]}))
                got.append(read_frame(sock))

    text = PROGRAM.format(
        ca="",
        other="",
        cert=str(certs / "server.pem"),
        key=str(certs / "server.key.pem"),
        program="""
def acceptor(sock):
    note(sock, "server").on("data", sock.send)
    sock.on("close", server.close)
    return True
server = listening(acceptor)
print(server.local_port)
""",
    )
    process = subprocess.Popen(
        [*runtime.command, "-u", "-c", text]
        if runtime.name == "cpython"
        else [*runtime.command, "-c", text],
        env=runtime.environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    try:
        talk(process)
        assert process.wait(60) == 0
        assert "{'n': [1, 2.5, None]}" in process.stdout.read()
        assert got == [{"n": [1, 2.5, None]}]
    finally:
        process.kill()
        process.wait()


def test_python_is_the_server(runtime, certs):
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certs / "server.pem", certs / "server.key.pem")
    listener = socket.create_server(("127.0.0.1", 0))
    got = []

    def serve():
        with context.wrap_socket(listener.accept()[0], server_side=True) as sock:
            got.append(read_frame(sock))
            sock.sendall(frame("thanks"))

    thread = threading.Thread(target=serve, daemon=True)
    thread.start()
    said = run(
        runtime,
        certs,
        f"""
sock = DataSocket.connect("localhost", {listener.getsockname()[1]}, tls=trusting(CA))
note(sock, "client").send(["hello", 7])
""",
    )
    thread.join(10)
    listener.close()
    assert got == [["hello", 7]]
    assert said == ["client connect", "thanks", "client close"]


@pytest.mark.parametrize("wrong", ["5", "tls.Context()"])
def test_no_certificate_to_serve_with(runtime, certs, wrong):
    """Told at once, and nothing is listened on."""
    said = run(
        runtime,
        certs,
        f"""
try:
    DataSocket.listen(lambda sock: True, "127.0.0.1", 0, tls={wrong})
except (TypeError, ValueError) as error:
    said.append(type(error).__name__)
""",
    )
    assert said == ["TypeError" if wrong == "5" else "ValueError"]
