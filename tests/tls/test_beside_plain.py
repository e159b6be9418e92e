"""Connections with TLS and without in one loop: neither disturbs the other, and nobody dies.

MicroPython's unix port keeps descriptors and other streams in one poll set, and crashes when the
set grows while it has both."""

PROGRAM = """
import net
from net import tls
import sys

folder = sys.argv[1]


def echo(sock):
    sock.on("error", lambda error: print("server", error))
    sock.on("data", sock.write)


own = tls.Context(cert=folder + "/server.pem", key=folder + "/server.key.pem")
secure = net.create_server(echo, tls=own, max_connections=None).listen(0, "127.0.0.1")
plain = net.create_server(echo, max_connections=None).listen(0, "127.0.0.1")
left = [61]


def one():
    if not left[0]:
        print("all")
        net.close_all()
        return
    left[0] -= 1
    kind = left[0] % 4
    if kind:
        sock = net.connect(plain.address()["port"], "127.0.0.1")
    else:
        whom = tls.Context(ca=folder + "/ca.pem")
        sock = net.connect(secure.address()["port"], "localhost", tls=whom)
    kept.append(sock)
    kept.append(bytearray(64))
    sock.on("error", print)
    sock.once("data", lambda data: again(sock))
    sock.write("x")


def again(sock):
    # The first one, with TLS, must still be well.
    kept[0].once("data", lambda data: one())
    kept[0].write("y")


kept = []
one()
net.run()
"""


def test_sixty_connections(runtime, certs):
    done = runtime.run(PROGRAM, str(certs))
    assert (done.returncode, done.stdout, done.stderr) == (0, "all\n", "")
