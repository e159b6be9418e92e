"""The same SecureSocket connects again, after a close in the middle of what TLS had decrypted."""

import contextlib
import subprocess

import hostile

PROGRAM = """
import sys
import net
from net import tls

port, ca = sys.argv[1:]
sock = tls.SecureSocket(tls=tls.Context(ca=ca, allow_truncation=True))
state = {"got": 0, "round": 0}


def came(n, buf, sock):
    state["got"] += n
    if state["round"] < 3:
        sock.pause()
        sock.resume()  # 16 KB are decrypted: now a job to read them is queued
        sock.destroy()
        begin()
    elif state["got"] == 50000:
        sock.destroy()  # the peer does not end by itself


def closed():
    print(state["got"])


def begin():
    state["round"] += 1
    state["got"] = 0
    sock.connect(int(port), "localhost")


sock.set_onread(bytearray(100), came)
sock.on("error", print)
sock.on("close", closed)
begin()
net.run()
"""


def test_three_times(runtime, certs):
    def peer(conn):
        with contextlib.suppress(OSError):
            with hostile.context(certs, ragged=True).wrap_socket(conn, server_side=True) as secure:
                secure.sendall(bytes(50000))
                hostile.until_closed(secure)

    with hostile.serving(peer) as port:
        done = subprocess.run(
            [*runtime.command, "-c", PROGRAM, str(port), str(certs / "ca.pem")],
            env=runtime.environment(),
            capture_output=True,
            text=True,
            timeout=50,  # less than the patience of the peer
            check=False,
        )
    lines = done.stdout.splitlines()
    assert lines == ["0", "0", "50000"], done.stdout + done.stderr
