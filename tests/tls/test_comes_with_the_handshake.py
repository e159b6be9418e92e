"""Given a server that sends at once, when its first bytes come with the end of the handshake, then
they are counted and told as all others, after `secure`, however they are read; what the client
writes before goes out."""

import contextlib
import socket
import ssl
import subprocess
import threading

import pytest
import runtimes

PROGRAM = """
import sys
import net
from net import tls

port, ca, how = sys.argv[1:]
log = []
sock = net.connect(int(port), "localhost", tls=tls.Context(ca=ca, allow_truncation=True))
buffer = bytearray(100)


def data(chunk):
    log.append(str(bytes(chunk), "utf8"))


def readable():
    n = sock.readinto(buffer)
    if n:
        data(buffer[:n])


def onread(n, buf, sock):
    data(buf[:n])


for name in ("connect", "secure", "end", "close"):
    sock.on(name, lambda name=name: log.append(name))
sock.on("error", lambda error: log.append(error.code))
if how == "data":
    sock.on("data", data)
elif how == "readable":
    sock.on("readable", readable)
elif how == "onread":
    sock.set_onread(bytearray(50), onread)
else:
    net.call_later(200, lambda: (log.append("%d" % sock.bytes_read), sock.on("data", data)))
sock.write(b"early")
net.run()
print(" ".join(log), sock.bytes_read)
"""


def serve(listening, certs):
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certs / "server.pem", certs / "server.key.pem")
    with contextlib.suppress(OSError), listening.accept()[0] as plain:
        with context.wrap_socket(plain, server_side=True) as conn:
            conn.sendall(b"hello")
            got = b""
            while len(got) < 5 and (more := conn.recv(5)):
                got += more
            conn.sendall(b"," + got)
            conn.shutdown(socket.SHUT_WR)  # FIN alone


@pytest.mark.parametrize("how", ["data", "readable", "onread", "late"])
def test_it_is_told(runtime, certs, tmp_path, how):
    if runtime.name == "on-board":
        return
    with socket.create_server(("127.0.0.1", 0)) as listening:
        threading.Thread(target=serve, args=(listening, certs), daemon=True).start()
        file = tmp_path / "program.py"
        file.write_text(PROGRAM, encoding="utf-8")
        done = subprocess.run(
            [*runtime.command, file, str(listening.getsockname()[1]), certs / "ca.pem", how],
            env=runtime.environment(),
            cwd=runtimes.ROOT,
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )
    assert not done.stderr
    told = done.stdout.split()
    assert told[:2] == ["connect", "secure"], done.stdout
    assert told[-3:] == ["end", "close", "11"], done.stdout
    between = told[2:-3]
    if how == "late":
        assert int(between.pop(0)) > 0, "it is read ahead"
    assert "".join(between) == "hello,early"
