"""Certificates and keys as people have them are taken, and what is none is refused at once.

Not as a test of the parsers: the platform's are tried with what certificates.py makes of files."""

import subprocess

import certificates
import pytest

PROGRAM = """
import net
from net import tls
import sys

cert, key, ca = sys.argv[1:]


def connected():
    sock = net.connect(
        server.address()["port"], "localhost", tls=tls.Context(ca=ca, allow_truncation=True)
    )
    sock.on("data", lambda data: (print(data), net.close_all()))
    sock.on("error", lambda error: (print(error), net.close_all()))


def serve(sock):
    sock.on("error", lambda error: None)
    sock.write("ping")


try:
    server = net.create_server(serve, tls=tls.Context(cert=cert, key=key or None))
except (ValueError, OSError) as error:
    print("refused", error)
else:
    server.listen(0, "127.0.0.1", connected)
    net.run()
"""


@pytest.fixture(scope="module")
def files(certs):
    """chain (in order), turned (in the other), root; the server's in several shapes."""
    root = certificates.Authority(certs, "root2")
    upper = certificates.Authority(certs, "upper")
    lower = certificates.Authority(certs, "lower")
    lower.make("leaf")
    upper.write(
        "upper_link", upper.key, root.sign(upper.name, upper.key, None, certificates.NEVER)
    )
    lower.write(
        "lower_link", lower.key, upper.sign(lower.name, lower.key, None, certificates.NEVER)
    )
    chain = [(certs / f"{stem}.pem").read_bytes() for stem in ("leaf", "lower_link", "upper_link")]
    (certs / "in_order.pem").write_bytes(b"".join(chain))
    (certs / "turned.pem").write_bytes(b"".join(reversed(chain)))
    (certs / "mixed.pem").write_bytes(chain[1] + chain[0] + chain[2])
    own, key, ca = [
        (certs / name).read_bytes() for name in ("server.pem", "server.key.pem", "ca.pem")
    ]
    (certs / "all.pem").write_bytes(key + own)
    (certs / "crlf.pem").write_bytes(own.replace(b"\n", b"\r\n"))
    (certs / "commented.pem").write_bytes("\n# Főtanúsítvány\n".encode() + ca + b"\n0x00\n")
    (certs / "zero.pem").write_bytes(b"0 begins like DER\n" + ca)
    other = (certs / "other_ca.pem").read_bytes()
    (certs / "many.pem").write_bytes(other * 150 + ca)
    (certs / "empty.pem").write_bytes(b"")
    (certs / "request.pem").write_bytes(own.replace(b"CERTIFICATE", b"CERTIFICATE REQUEST"))
    return certs


def said(runtime, files, cert, key, ca):
    paths = [files / name if name else "" for name in (cert, key, ca)]
    done = subprocess.run(
        [*runtime.command, "-c", PROGRAM, *map(str, paths)],
        env=runtime.environment(),
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    return done.stdout.strip() + done.stderr


@pytest.mark.parametrize(
    "names",
    [
        ("in_order.pem", "leaf.key.pem", "root2.pem"),
        ("turned.pem", "leaf.key.pem", "root2.pem"),
        ("mixed.pem", "leaf.key.pem", "root2.pem"),
        ("all.pem", "", "ca.pem"),
        ("crlf.pem", "server.key.pem", "ca.pem"),
        ("server.der", "server.key.pem", "ca.der"),
        ("server.pem", "server.key.pem", "commented.pem"),
        ("server.pem", "server.key.pem", "zero.pem"),
        ("server.pem", "server.key.pem", "many.pem"),
    ],
    ids=lambda names: names[0] + "-" + names[2],
)
def test_taken(runtime, files, names):
    assert said(runtime, files, *names) == "b'ping'"


@pytest.mark.parametrize(
    ("cert", "key", "why"),
    [
        ("server.pem", "client.key.pem", "key= does not belong to cert="),
        ("server.pem", "server.pem", "no PRIVATE KEY in it"),
        ("server.key.pem", "server.key.pem", "no CERTIFICATE in it"),
        ("request.pem", "server.key.pem", "no CERTIFICATE in it"),
        ("empty.pem", "server.key.pem", "no CERTIFICATE in it"),
        ("nowhere.pem", "server.key.pem", ""),
    ],
)
def test_refused(runtime, files, cert, key, why):
    line = said(runtime, files, cert, key, "ca.pem")
    assert line.startswith("refused") and why in line
    assert not why or "tls: cert= or key=" in line


def test_a_bundle_that_is_larger_than_the_heap(micropython, files):
    """It is read a certificate at a time."""
    other = (files / "other_ca.pem").read_bytes()
    (files / "bundle.pem").write_bytes(other * (400000 // len(other)))
    program = "import sys\nfrom net import tls\ntls.Context(ca=sys.argv[1]).native(False)"
    done = subprocess.run(
        [micropython.command[0], "-X", "heapsize=300k", "-c", program, files / "bundle.pem"],
        env=micropython.environment(),
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert (done.returncode, done.stdout + done.stderr) == (0, "")
