"""Servers of each style, when connections have come and gone: of none of them anything is kept."""

import subprocess
import sys

import pytest
import runtimes

PROGRAM = """
import gc, socket, sys
import net

net.on_error(lambda error: None)  # one of the clients resets
style = sys.argv[1]
accepted = []
if style == "core":
    server = net.create_server(lambda sock: accepted.append(1))
    server.listen(0, "127.0.0.1")
    port, kind = server.address()["port"], net.Socket
elif style == "messages":
    from net import messages
    ports = []
    server = messages.SocketServer(port=0, host_interface="127.0.0.1")
    server.on("listening", ports.append)
    server.on("connection", lambda sock: accepted.append(sock.on("error", len) is None))
    server.start()
    while not ports:
        net.turn(100)
    port, kind = ports[0], messages.Socket
elif style == "datasocket":
    from net.datasocket import DataSocket
    server = DataSocket.listen(lambda sock: accepted.append(1) or True, "127.0.0.1", 0)
    port, kind = server.local_port, DataSocket


def there():
    gc.collect()
    return [one for one in gc.get_objects() if isinstance(one, kind) and one is not server]


before = len(there())
for i in range(3):
    client = socket.create_connection(("127.0.0.1", port))
    while len(accepted) <= i:
        net.turn(100)
    if i == 1:
        client.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\\1\\0\\0\\0\\0\\0\\0\\0")
    client.close()
late = net.call_later(20000, net.stop)
while len(there()) > before and late.fn:
    net.turn(20)
print(len(there()) - before)
"""


@pytest.mark.parametrize("style", ["core", "messages", "datasocket"])
def test_connections_that_are_over(style):
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, style],
        env=runtimes.python().environment(),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert (done.stdout, done.stderr) == ("0\n", "")
