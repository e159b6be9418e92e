"""What cannot be is told at once, by a ValueError that says what to do; nothing was connected."""

import subprocess

import pytest

PROGRAM = """
import sys
{before}
import net
from net import tls
folder = sys.argv[1]
try:
    {make}
    print("made")
except ValueError as error:
    print(error)
"""
SERVER = "net.create_server(tls=tls.Context({}))"
CLIENT = "net.connect(1, tls=tls.Context({}))"
OWN = 'cert=folder + "/server.pem", key=folder + "/server.key.pem"'
AXTLS = """
class Old:
    PROTOCOL_TLS_CLIENT = 0
    PROTOCOL_TLS_SERVER = 1
    CERT_NONE = 0
    SSLContext = object
sys.modules["tls"] = Old
"""


def said(runtime, certs, make, before=""):
    done = subprocess.run(
        [*runtime.command, "-c", PROGRAM.format(make=make, before=before), str(certs)],
        env=runtime.environment(),
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    return done.stdout.strip() or done.stderr


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (SERVER.format(""), "needs cert= and key="),
        ("net.create_server(tls=True)", "needs cert= and key="),
        (SERVER.format(OWN + ', client_auth="need"'), "needs ca="),
        (SERVER.format(OWN + ', client_auth="always"'), '"none", "want" or "need"'),
        (SERVER.format('cert=folder + "/server.key.pem"'), "tls: cert= or key="),
        (SERVER.format('cert=b"nonsense", key=b"nonsense"'), "tls: cert= or key="),
        (CLIENT.format('ca=b"nonsense"'), "tls: ca= cannot be used"),
        (CLIENT.format('ca=b"-----BEGIN nothing"'), "tls: ca= cannot be used"),
        (
            CLIENT.format(r'server_hostname="localhost\0.example"'),
            "server_hostname contains a NUL",
        ),
    ],
)
def test_what_is_missing_or_unusable(runtime, certs, make, words):
    assert words in said(runtime, certs, make)


WRONG = """
import sys
import net
from net import tls

WORDS = {
    "ca": (True, 1, 1.5, [], {}), "cert": (True, 1, [], object()), "key": (2, False, {}),
    "password": (5, True, []), "server_hostname": (5, b"a", [], "a\\0b"),
    "trust_all": ("no", "false", b"x", [], 2, None), "allow_truncation": ("no", 5, None, {}),
    "handshake_timeout": ("x", -1, 2**29, 2**70, float("nan"), None, []),
    "client_auth": (None, True, b"need", []),
}
for name in sorted(WORDS):
    for wrong in WORDS[name]:
        try:
            net.connect(1, "127.0.0.1", tls=tls.Context(**{name: wrong}))
            print(name, repr(wrong), "is accepted")
        except (TypeError, ValueError):
            pass
tls.Context(trust_all=1, allow_truncation=0, handshake_timeout=0, password=b"x", ca=bytearray(1))
print("done")
"""


def test_wrong_types_and_ranges(runtime):
    """Nobody is trusted for a word that is none, and open(1) would be standard output."""
    done = subprocess.run(
        [*runtime.command, "-c", WRONG],
        env=runtime.environment(),
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert (done.stdout, done.returncode) == ("done\n", 0), done.stderr


def test_no_system_certificates(runtime, certs):
    """Where there are some, as on CPython, tls=True finds them."""
    text = said(runtime, certs, "net.connect(1, tls=True)")
    assert text == "made" if runtime.name == "cpython" else "tls=net.tls.Context(ca=...)" in text


def test_firmware_whose_tls_verifies_nothing(runtime, certs):
    if runtime.name == "cpython":
        pytest.skip("there is no such CPython")
    for make in (CLIENT.format("trust_all=True"), CLIENT.format('ca=folder + "/ca.pem"')):
        assert "axTLS" in said(runtime, certs, make, AXTLS)
