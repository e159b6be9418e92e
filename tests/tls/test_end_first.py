"""Who ends first hears of an ordinary end, though some platforms cannot send close_notify and
peers then refuse what they call a truncated stream."""

import contextlib
import shutil
import ssl
import subprocess

import hostile
import pytest
from free_port import free_port

PROGRAM = """
import sys
import net
from net import tls

port, ca = sys.argv[1:]
sock = net.connect(int(port), "localhost", tls=tls.Context(ca=ca))
for event in ("secure", "data", "end"):
    sock.on(event, lambda *data, event=event: print(event))
sock.on("error", lambda error: print(error))
sock.on("close", lambda: print("close", sock.had_error))
sock.on("secure", lambda: sock.end(b"hello"))
net.run()
"""
WELL = ["secure", "end", "close False"]


def told(runtime, certs, port):
    done = subprocess.run(
        [*runtime.command, "-c", PROGRAM, str(port), str(certs / "ca.pem")],
        env=runtime.environment(),
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert not done.stderr, done.stderr
    return done.stdout.splitlines()


def strict(act, certs, **words):
    """A peer that takes an end without close_notify for an attack, and says so: an alert."""

    def peer(conn):
        with contextlib.suppress(OSError):
            secure = hostile.context(certs, **words).wrap_socket(conn, server_side=True)
            secure.recv(5)
            act(secure)
            secure.recv(5)
            secure.unwrap()

    return peer


@pytest.mark.parametrize("newest", [ssl.TLSVersion.TLSv1_2, ssl.TLSVersion.TLSv1_3])
def test_a_peer_that_says_nothing(runtime, certs, newest):
    with hostile.serving(strict(lambda peer: None, certs, newest=newest)) as port:
        assert told(runtime, certs, port) == WELL


def test_a_peer_that_answers(runtime, certs):
    with hostile.serving(strict(lambda peer: peer.sendall(b"x"), certs)) as port:
        assert [line for line in told(runtime, certs, port) if line != "data"] == WELL


def test_a_peer_that_resets(runtime, certs):
    def act(secure):
        with contextlib.suppress(OSError):
            secure.recv(5)
        hostile.resets(secure)

    with hostile.serving(strict(act, certs)) as port:
        assert told(runtime, certs, port) == WELL


@pytest.mark.skipif(not shutil.which("openssl"), reason="no openssl on PATH")
def test_openssl(runtime, certs):
    port = free_port()
    files = ["-cert", str(certs / "server.pem"), "-key", str(certs / "server.key.pem")]
    server = subprocess.Popen(
        ["openssl", "s_server", "-accept", str(port), *files, "-rev"],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    try:
        while "ACCEPT" not in server.stdout.readline():
            pass
        lines = told(runtime, certs, port)
        assert [line for line in lines if line != "data"] == WELL
    finally:
        server.kill()
        server.communicate()


def test_an_alert_before_our_end_is_an_error(runtime, certs):
    """A client that is refused for want of a certificate."""
    peer = hostile.speaks(hostile.context(certs, verify="ca"), True)
    program = PROGRAM.replace('sock.end(b"hello")', "None")
    with hostile.serving(peer) as port:
        done = subprocess.run(
            [*runtime.command, "-c", program, str(port), str(certs / "ca.pem")],
            env=runtime.environment(),
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )
    assert "ERR_TLS_ALERT" in done.stdout
    assert done.stdout.endswith("close True\n")


SLOW = """
import sys
import time
import net
from net import tls

port, ca = sys.argv[1:]
sock = net.connect(int(port), "localhost", tls=tls.Context(ca=ca))
sock.on("data", print)
sock.on("error", lambda error: print(error))
sock.on("close", lambda: print("close", sock.had_error))
sock.on("secure", lambda: sock.end(b"hello"))
sock.on("finish", lambda: time.sleep(0.5))  # meanwhile all that comes has come
net.run()
"""


def test_tickets_before_the_answer_of_a_peer_that_has_gone(runtime, certs):
    """They read as nothing, and the poll says that both directions have ended."""

    def peer(conn):
        made = hostile.context(certs, ragged=True)
        made.num_tickets = 4
        with contextlib.suppress(OSError):
            with made.wrap_socket(conn, server_side=True) as secure:
                while secure.recv(5):
                    pass  # else closing would be a reset
                secure.sendall(b"answer")

    with hostile.serving(peer) as port:
        done = subprocess.run(
            [*runtime.command, "-c", SLOW, str(port), str(certs / "ca.pem")],
            env=runtime.environment(),
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )
    lines = done.stdout.splitlines()
    assert lines[0] == "b'answer'", done.stdout + done.stderr
    assert runtime.name == "cpython" or lines[1:] == ["close False"]


UNREAD = (
    SLOW.replace('"data", print', '"data", came')
    .replace(
        "sock =",
        """got = [0]


def came(data):
    got[0] += len(data)
    if got[0] == 100000:
        print("all")


def secure():
    time.sleep(0.5)  # it is all here, and nobody has read it
    sock.end(b"hello")


sock =""",
    )
    .replace('lambda: sock.end(b"hello")', "secure")
)


def test_what_has_come_when_we_end_is_not_lost(runtime, certs):
    """The ssl module's shutdown() would read it, and throw it away."""

    def peer(conn):
        made = hostile.context(certs, ragged=True)
        with contextlib.suppress(OSError):
            with made.wrap_socket(conn, server_side=True) as secure:
                secure.sendall(bytes(100000))
                while secure.recv(5):
                    pass
                secure.unwrap()

    with hostile.serving(peer) as port:
        done = subprocess.run(
            [*runtime.command, "-c", UNREAD, str(port), str(certs / "ca.pem")],
            env=runtime.environment(),
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )
    assert done.stdout.splitlines() == ["all", "close False"], done.stdout + done.stderr
