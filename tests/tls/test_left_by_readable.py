"""Given a record of which a `readable` listener has read a part, when it reads no more and
somebody else begins to, then he gets the rest, though the system has nothing to read; and who
has read it all is not told of what is not there."""

import contextlib
import socket
import ssl
import subprocess
import threading

import runtimes

PROGRAM = """
import sys
import net
from net import tls

port, ca = sys.argv[1:]
sock = net.connect(int(port), "localhost", tls=tls.Context(ca=ca))
small, calls, got = bytearray(10), [0], []


def readable():
    if not calls[0]:
        calls[0] = sock.readinto(small) or 0  # None: it was told of the handshake's last
        if calls[0]:
            print("part", calls[0])
            net.call_later(300, others)  # after what may follow of itself


def others():
    sock.off("readable", readable)
    sock.on("data", data)


def data(chunk):
    got.append(chunk)
    if sum(len(chunk) for chunk in got) == 2990:
        print("rest", set(b"".join(got)) == {120})
        sock.off("data", data)
        sock.on("readable", told)
        sock.write(b"again")


def told():
    if len(calls) == 1:
        net.call_later(300, over)  # after what may be told of nothing
    net.defer(lambda arg: calls.append(sock.readinto(large)))


def over():
    print("calls", calls[1:])
    sock.destroy()


large = bytearray(4000)
sock.on("readable", readable)
sock.on("error", lambda error: print(error))
net.run()
"""


def serve(listening, certs):
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certs / "server.pem", certs / "server.key.pem")
    with contextlib.suppress(OSError), listening.accept()[0] as plain:
        with context.wrap_socket(plain, server_side=True) as conn:
            conn.sendall(b"x" * 3000)
            conn.recv(5)
            conn.sendall(b"y" * 50)
            conn.recv(1)


def test_the_rest_is_read(runtime, certs):
    if runtime.name == "on-board":
        return
    with socket.create_server(("127.0.0.1", 0)) as listening:
        threading.Thread(target=serve, args=(listening, certs), daemon=True).start()
        port = listening.getsockname()[1]
        file = certs / "left_by_readable.py"
        file.write_text(PROGRAM, encoding="utf-8")
        done = subprocess.run(
            [*runtime.command, str(file), str(port), str(certs / "ca.pem")],
            env=runtime.environment(),
            cwd=runtimes.ROOT,
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )
    assert done.stdout == "part 10\nrest True\ncalls [50]\n", done.stdout + done.stderr
