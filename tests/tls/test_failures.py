"""Whatever goes wrong with a peer has its own code and a text that says what to do, is told once,
and frees everything: descriptors, sockets of the loop, heap. On both sides, on every runtime."""

import ssl
import subprocess
import sys
import threading

import hostile
import pytest
import tls_kit

COUNT = 10
TEXTS = {
    "ERR_TLS_CERT_EXPIRED": "has expired, or the clock",
    "ERR_TLS_CERT_HOSTNAME": "another name",
    "ERR_TLS_CERT_SELF_SIGNED": "as ca=",
    "ERR_TLS_CERT_UNTRUSTED": "ca= must be",
    "ERR_TLS_NO_CERT": "no certificate",
    "ERR_TLS_NOT_TLS": "right port?",
    "ERR_TLS_ALERT": "refused",
    "ERR_TLS_BAD_RECORD": "deciphered",
    "ERR_TLS_CLOSED": "went away",
    "ERR_TLS_TIMEOUT": "handshake_timeout",
    "ERR_TLS_TRUNCATED": "close_notify",
}


def expect(lines, code, during, before):
    """The same for each connection: these events, that error, `close`; and at last all is free."""
    each = [*before]
    if code:
        each.append(f"error {code} {during}")
    per = len(each) + 1
    assert len(lines) == per * COUNT + 1, lines[-3 * per :]
    for at in range(0, per * COUNT, per):
        *told, close = lines[at : at + per]
        assert [line.split(" | ")[0] for line in told] == each
        assert close == "close"
        assert not code or TEXTS[code] in told[-1].split(" | ")[1]
    assert lines[-1].startswith("freed"), lines[-1]


def begin(runtime, role, words):
    options = [f"{k}={v}" for k, v in words.items()]
    return subprocess.Popen(
        [*runtime.command, str(tls_kit.HERE / "repeat.py"), role, str(COUNT), *options],
        env=runtime.environment(),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )


def client_lines(runtime, certs, act, **words):
    with hostile.serving(act) as port:
        words.setdefault("ca", certs / "ca.pem")
        process = begin(runtime, "client", {"port": port, **words})
        try:
            return process.communicate(timeout=120)[0].splitlines()
        finally:
            process.kill()
            process.wait()


def server_lines(runtime, certs, act, **words):
    own = {"cert": certs / "server.pem", "key": certs / "server.key.pem"}
    process = begin(runtime, "server", {**own, **words})
    watchdog = threading.Timer(120, process.kill)
    watchdog.start()
    try:
        lines = []
        port = int(process.stdout.readline().split()[1])
        for _ in range(COUNT):
            visitor = threading.Thread(target=hostile.visit, args=(port, act), daemon=True)
            visitor.start()
            for line in process.stdout:
                if line == "next\n":
                    break
                lines.append(line.rstrip())
            visitor.join(10)
        return lines
    finally:
        watchdog.cancel()
        process.kill()
        process.wait()


# ---- a client, and what its server does


@pytest.mark.parametrize(
    ("stem", "code"),
    [
        ("expired", "ERR_TLS_CERT_EXPIRED"),
        ("elsewhere", "ERR_TLS_CERT_HOSTNAME"),
        ("self_signed", "ERR_TLS_CERT_SELF_SIGNED"),
    ],
)
def test_server_with_a_bad_certificate(runtime, certs, stem, code):
    peer = hostile.speaks(hostile.context(certs, stem), True)
    lines = client_lines(runtime, certs, peer)
    expect(lines, code, "handshake", [])


def test_server_of_another_authority(runtime, certs):
    peer = hostile.speaks(hostile.context(certs), True)
    lines = client_lines(runtime, certs, peer, ca=certs / "other_ca.pem")
    expect(lines, "ERR_TLS_CERT_UNTRUSTED", "handshake", [])


@pytest.mark.parametrize(
    ("peer", "code"),
    [
        (hostile.plain, "ERR_TLS_NOT_TLS"),
        (hostile.silent, "ERR_TLS_TIMEOUT"),
        (hostile.leaves, "ERR_TLS_CLOSED"),
        (hostile.resets_after_hello, "ERR_TLS_CLOSED"),
    ],
)
@pytest.mark.parametrize("words", [{}, {"allow_truncation": 1}])
def test_server_that_makes_no_handshake(runtime, certs, peer, code, words):
    limit = 50 if code == "ERR_TLS_TIMEOUT" else 10000
    expect(client_lines(runtime, certs, peer, limit=limit, **words), code, "handshake", [])


def test_server_that_wants_a_certificate(runtime, certs):
    """With TLS 1.3 a client is through before the server has seen that there is none."""
    peer = hostile.speaks(hostile.context(certs, verify="ca"), True)
    expect(client_lines(runtime, certs, peer), "ERR_TLS_ALERT", "read", ["secure"])


@pytest.mark.parametrize("server", [False, True])
def test_peer_that_cuts_a_record(runtime, certs, server):
    made = hostile.context(certs, "server" if not server else None, not server)
    peer = hostile.speaks(made, not server, hostile.cuts_a_record)
    lines = (server_lines if server else client_lines)(runtime, certs, peer)
    if runtime.name == "cpython":
        expect(lines, "ERR_TLS_TRUNCATED", "read", ["secure", "data 5"])
    else:
        expect(lines, None, None, ["secure", "data 5", "end"])  # mbedTLS does not tell


@pytest.mark.parametrize("server", [False, True])
def test_peer_that_sends_garbage(runtime, certs, server):
    made = hostile.context(certs, "server" if not server else None, not server)
    peer = hostile.speaks(made, not server, hostile.sends_garbage)
    lines = (server_lines if server else client_lines)(runtime, certs, peer)
    if not any(line.startswith("data") for line in lines):
        # What came in the same read is lost with it, there.
        assert runtime.name != "cpython"
        expect(lines, "ERR_TLS_BAD_RECORD", "read", ["secure"])
    else:
        lines = [line for line in lines if not line.startswith("data")]
        expect(lines, "ERR_TLS_BAD_RECORD", "read", ["secure"])


@pytest.mark.parametrize("words", [{}, {"allow_truncation": 1}])
def test_server_that_resets(runtime, certs, words):
    """It may come before the end of the handshake was noticed."""
    peer = hostile.speaks(hostile.context(certs), True, hostile.resets_later)
    lines = client_lines(runtime, certs, peer, **words)
    errors = [line.split(" | ")[0] for line in lines if line.startswith("error")]
    assert len(errors) == COUNT
    # A reset cuts a stream, too; only where it may be cut it is what it is.
    code = "ERR_TLS_TRUNCATED" if runtime.name == "cpython" and not words else "ECONNRESET"
    assert set(errors) <= {f"error {code} read", "error ERR_TLS_CLOSED handshake"}
    assert lines[-1].startswith("freed"), lines[-1]


# ---- a server, and what its clients do


@pytest.mark.parametrize(
    ("peer", "code"),
    [
        (hostile.plain_client, "ERR_TLS_NOT_TLS"),
        (hostile.silent, "ERR_TLS_TIMEOUT"),
        (hostile.leaves_in_hello, "ERR_TLS_CLOSED"),
        (hostile.resets, "ERR_TLS_CLOSED"),
    ],
)
def test_client_that_makes_no_handshake(runtime, certs, peer, code):
    limit = 50 if code == "ERR_TLS_TIMEOUT" else 10000
    expect(server_lines(runtime, certs, peer, limit=limit), code, "handshake", [])


def test_client_that_does_not_trust_us(runtime, certs):
    """With TLS 1.2. In 1.3 mbedTLS cannot decipher the alert, or sees the reset after it first."""
    words = {"verify": "other_ca", "newest": ssl.TLSVersion.TLSv1_2}
    peer = hostile.speaks(hostile.context(certs, None, False, **words), False)
    expect(server_lines(runtime, certs, peer), "ERR_TLS_ALERT", "handshake", [])


@pytest.mark.parametrize(
    ("stem", "code"),
    [
        (None, "ERR_TLS_NO_CERT"),
        ("expired", "ERR_TLS_CERT_EXPIRED"),
        ("self_signed", "ERR_TLS_CERT_SELF_SIGNED"),
    ],
)
def test_client_whose_certificate_does_not_do(runtime, certs, stem, code):
    peer = hostile.speaks(hostile.context(certs, stem, False), False)
    lines = server_lines(runtime, certs, peer, ca=certs / "ca.pem", client_auth="need")
    expect(lines, code, "handshake", [])


if sys.platform != "linux":
    pytestmark = pytest.mark.skip("counts descriptors in /proc")
