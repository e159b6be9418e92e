"""A message over TLS costs no heap of MicroPython's: both ends in one process, the heap locked."""

import subprocess

import pytest

CLAIMS = ["tls.socket.SecureSocket.try_write", "tls.socket.SecureSocket._took"]  # for test_claims
PROGRAM = """
import sys
import micropython
import net
from net import tls

how, ca, cert, key = sys.argv[1:]
MESSAGES = 300
left = [MESSAGES + 50]
data = bytes(64)


def came(n, buf, sock):
    left[0] -= 1
    if not left[0]:
        micropython.heap_unlock()
        print("all")
        sock.destroy()
        server.close()
        return
    if left[0] == MESSAGES:
        micropython.heap_lock()
    sock.write(data)


class Echo:
    def __init__(self, sock):
        self.sock = sock
        self.buf = bytearray(64)
        if how == "pipe":
            sock.pipe(sock)
        elif how == "onread":
            sock.set_onread(self.buf, self.onread)
        elif how == "try_write":
            sock.set_onread(self.buf, self.tried)
        else:
            sock.on("readable", self.readable)

    def onread(self, n, buf, sock):
        sock.write(buf, 0, n)

    def tried(self, n, buf, sock):
        sock.try_write(buf, 0, n)

    def readable(self):
        n = self.sock.readinto(self.buf)
        if n:
            self.sock.write(self.buf, 0, n)


def failed(error):
    micropython.heap_unlock()
    sys.print_exception(error)
    sys.exit(1)


net.on_error(failed)
server = net.create_server(Echo, tls=tls.Context(cert=cert, key=key))
server.listen(0, "127.0.0.1")
sock = net.connect(server.address()["port"], "localhost", tls=tls.Context(ca=ca))
sock.set_onread(bytearray(64), came)
sock.write(data)
net.run()
"""


@pytest.mark.parametrize("how", ["onread", "readinto", "pipe", "try_write"])
def test_echo_under_a_locked_heap(runtime, certs, how):
    if runtime.name == "cpython":
        pytest.skip("CPython's heap cannot be locked")
    files = [certs / name for name in ("ca.pem", "server.pem", "server.key.pem")]
    done = subprocess.run(
        [*runtime.command, "-c", PROGRAM, how, *map(str, files)],
        env=runtime.environment(),
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.stdout == "all\n", done.stdout + done.stderr
