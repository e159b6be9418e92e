"""net.messages over TLS between a board's runtime and a computer's: an end without close_notify,
which is all that MicroPython has, is no error of messages that have a length."""

import subprocess

import pytest
import tls_kit

MP = [r for r in tls_kit.RUNTIMES if r.name != "cpython"]
SERVER = """
import sys
from net import messages
import net
server = messages.SocketServer(
    {"pfx_key_cert_path": sys.argv[1]}, port=0, raw_bytes=False, ssl_tls=True
)
def on_connection(sock):
    sock.on("data", print)
    sock.on("error", lambda error: print("error", error))
    sock.on("close", lambda: (print("close"), server.stop()))
server.on("connection", on_connection)
server.on("error", lambda error: print("server error", error))
server.on("listening", lambda port: print(port, flush=True))
server.start()
net.run()
"""
CLIENT = """
import sys
from net import messages
import net
words = {"raw_bytes": False, "ssl_tls": True, "trusted_ca_cert_path": sys.argv[2]}
client = messages.SocketClient(int(sys.argv[1]), "localhost", words, reconnect_attempts=0)
client.on("open", lambda: (client.send("hello"), client.close()))
client.on("error", lambda error: print("error", error))
client.on("close", lambda *args: print("close"))
client.open()
net.run()
"""


@pytest.mark.parametrize("there", MP, ids=[r.name for r in MP])
def test_client_on_micropython(certs, there, tmp_path):
    if there.missing:
        pytest.skip(there.missing)
    own = tmp_path / "own.pem"
    parts = [(certs / name).read_bytes() for name in ("server.pem", "server.key.pem")]
    own.write_bytes(b"".join(parts))
    here = tls_kit.RUNTIMES[0]
    with subprocess.Popen(
        [*here.command, "-c", SERVER, str(own)],
        env=here.environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    ) as server:
        port = server.stdout.readline().strip()
        try:
            done = subprocess.run(
                [*there.command, "-c", CLIENT, port, str(certs / "ca.pem")],
                env=there.environment(),
                capture_output=True,
                text=True,
                timeout=120,
                check=False,
            )
            said = server.stdout.read()
        finally:
            server.kill()
    assert done.stdout == "close\n", done.stdout + done.stderr
    assert said == "hello\nclose\n"
