"""Memory that does not suffice for TLS is an error of that connection, which frees everything."""

import subprocess

import pytest

PROGRAM = """
import sys
import net
from net import tls
from net.loop import loop

how, ca, cert, key = sys.argv[1:]
secure = tls._secure
wrap = secure.wrap


def fail(*args):
    if how == "wrap":
        raise MemoryError
    made = wrap(*args)
    if how == "number":  # as Mbed TLS tells it
        made.handshake = number
    else:
        made.handshake = memory
    return made


def number():
    raise OSError(12, "")


def memory():
    raise MemoryError


def told(sock, who):
    sock.on("error", lambda error: print(who, error.code, "fewer of them" in str(error)))
    sock.on("close", server.close)


server = net.create_server(lambda sock: told(sock, "server"), tls=tls.Context(cert=cert, key=key))
server.listen(0, "127.0.0.1")
sock = net.connect(server.address()["port"], "localhost", tls=tls.Context(ca=ca))
told(sock, "client")
secure.wrap = fail
net.run()
print(loop.open, len([h for h in loop.handles.values() if h is not loop.waker]))
"""


@pytest.mark.parametrize("how", ["wrap", "number", "memory"])
def test_no_memory(runtime, certs, how):
    files = [certs / name for name in ("ca.pem", "server.pem", "server.key.pem")]
    done = subprocess.run(
        [*runtime.command, "-c", PROGRAM, how, *map(str, files)],
        env=runtime.environment(),
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    said = done.stdout.splitlines()
    assert "client ENOMEM True" in said, done.stdout + done.stderr
    assert said[-1] == "0 0"
