"""Who the peer is: names as everybody compares them, and whether it was verified at all."""

import subprocess

import hostile
import pytest
from tls_kit import RUNTIMES

CLIENT = """
import sys
import net
from net import tls

port, host, ca = sys.argv[1:]
whom = {"ca": ca} if ca else {"trust_all": True}
sock = net.connect(int(port), "127.0.0.1", tls=tls.Context(server_hostname=host, **whom))
before = (sock.authorized, sock.peer_certificate, sock.session_reused)


def secure():
    der = sock.peer_certificate
    print(before, sock.authorized, der is None or len(der) > 200, sock.session_reused)
    sock.destroy()


sock.on("secure", secure)
sock.on("error", lambda error: print(error.code))
net.run()
"""


def run(runtime, program, *words):
    done = subprocess.run(
        [*runtime.command, "-c", program, *map(str, words)],
        env=runtime.environment(),
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert not done.stderr, done.stderr
    return done.stdout.splitlines()


def told(runtime, certs, stem, host, ca="ca.pem"):
    with hostile.serving(hostile.speaks(hostile.context(certs, stem), True)) as port:
        return run(runtime, CLIENT, port, host, ca and certs / ca)


def test_a_verified_server(runtime, certs):
    lines = told(runtime, certs, "server", "localhost")
    assert lines == ["(None, None, None) True True False"]


def test_whoever_is_trusted_is_not_authorized(runtime, certs):
    lines = told(runtime, certs, "self_signed", "localhost", "")
    assert lines == ["(None, None, None) False True False"]


def test_a_common_name_alone_is_no_name(runtime, certs):
    assert told(runtime, certs, "nameless", "localhost") == ["ERR_TLS_CERT_HOSTNAME"]


@pytest.mark.parametrize("host", ["127.0.0.1", "127.0.0.2"])
def test_a_name_that_looks_like_an_address_is_none(runtime, certs, host):
    assert told(runtime, certs, "posing", host) == ["ERR_TLS_CERT_HOSTNAME"]


def test_another_address(runtime, certs):
    assert told(runtime, certs, "server", "127.0.0.2") == ["ERR_TLS_CERT_HOSTNAME"]
    assert told(runtime, certs, "server", "127.0.0.1") == ["(None, None, None) True True False"]


SERVER = """
import sys
import net
from net import tls

folder, asked = sys.argv[1:]


def connection(sock):
    sock.on("secure", lambda: (print(sock.authorized, bool(sock.peer_certificate)), sock.end()))
    sock.on("error", lambda error: print(error.code))
    sock.on("close", server.close)
    sock.resume()


own = {"cert": folder + "/server.pem", "key": folder + "/server.key.pem"}
if asked != "none":
    own["ca"] = folder + "/ca.pem"
try:
    server = net.create_server(connection, tls=tls.Context(client_auth=asked, **own))
except ValueError as error:
    print(error)
else:
    server.listen(0, "127.0.0.1")
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(line_buffering=True)
    print("port", server.address()["port"])
    net.run()
"""


def visit(runtime, certs, asked, stem):
    """What a server says of a client with that certificate."""
    process = subprocess.Popen(
        [*runtime.command, "-c", SERVER, str(certs), asked],
        env=runtime.environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    try:
        first = process.stdout.readline()
        if not first.startswith("port"):
            return [first.rstrip()]
        peer = hostile.speaks(hostile.context(certs, stem, False), False)
        hostile.visit(int(first.split()[1]), peer)
        return process.communicate(timeout=120)[0].splitlines()
    finally:
        process.kill()


@pytest.mark.parametrize("stem", ["client", None])
def test_a_server_that_asks_for_nothing(runtime, certs, stem):
    assert visit(runtime, certs, "none", stem)[0] == "False False"


def test_a_server_that_needs_one(runtime, certs):
    assert visit(runtime, certs, "need", "client")[0] == "True True"
    assert visit(runtime, certs, "need", None) == ["ERR_TLS_NO_CERT"]


@pytest.mark.parametrize(
    ("stem", "expected"),
    [
        (None, "False False"),
        ("client", "True True"),
        ("expired", "ERR_TLS_CERT_EXPIRED"),
        ("self_signed", "ERR_TLS_CERT_SELF_SIGNED"),
    ],
)
def test_a_server_that_wants_one(runtime, certs, stem, expected):
    """A certificate that is no good is none that was wanted. Where nobody tells, it is refused."""
    lines = visit(runtime, certs, "want", stem)
    if runtime.name == "cpython":
        assert lines[0] == expected
    else:
        assert lines == ['tls: client_auth="want" is not supported here: "need" or "none"']


FORGOTTEN = """
import net

for make in (net.create_server, lambda tls: net.connect(1, "127.0.0.1", tls=tls)):
    for tls in (None, 0, "yes", {}):
        try:
            print(make(tls=tls))
        except TypeError as error:
            print(error)
net.create_server(tls=False)
net.run()
"""


def test_a_context_that_was_not_returned(runtime):
    """tls=None is an error, not a connection in the clear."""
    assert run(runtime, FORGOTTEN) == ["tls must be True, False or a net.tls.Context"] * 8


RESUMED = """
import sys
import net
from net import tls

port, ca = sys.argv[1:]
context = tls.Context(ca=ca)
left = [3]


def again():
    if left[0]:
        left[0] -= 1
        sock = net.connect(int(port), "localhost", tls=context)
        sock.on("secure", lambda: print(sock.session_reused))
        sock.on("data", lambda data: sock.end())
        sock.on("error", print)
        sock.on("close", again)


again()
net.run()
"""


@pytest.mark.parametrize("newest", ["TLSv1_2", "TLSv1_3"])
def test_a_session_goes_on(runtime, certs, newest):
    made = hostile.context(certs, ragged=True, newest=hostile.ssl.TLSVersion[newest])
    with hostile.serving(hostile.speaks(made, True)) as port:
        lines = run(runtime, RESUMED, port, certs / "ca.pem")
    well = runtime.name == RUNTIMES[0].name
    assert lines == ["False"] + [str(well)] * 2


WHERE = """
import sys
import net
from net import tls

port, ca = sys.argv[1:]
sock = net.connect(int(port), "localhost", tls=tls.Context(ca=ca))


def failed(error):
    print(error.code, error.host, error.address, error.port == int(port))
    print(error.code + " 127.0.0.1:" + port + ": ca= must" in str(error))


sock.on("error", failed)
net.run()
"""


def test_an_error_says_where(runtime, certs):
    with hostile.serving(hostile.speaks(hostile.context(certs), True)) as port:
        lines = run(runtime, WHERE, port, certs / "other_ca.pem")
    assert lines == ["ERR_TLS_CERT_UNTRUSTED localhost 127.0.0.1 True", "True"]
