"""Given an asynchronous pump that alone reads, when it begins, then the loop reads for it; where
callbacks have to wait, in stream.run()'s turns, it stands in the queue of reads."""

import programs

PROGRAM = """
import net_fake as fake

fake.use("linux")
fake.install()
import net
from net import stream
from net.stream.callbacks import state

serving = fake.peer_listen(8000)
for busy in (0, 1):
    sock = stream.create_tcp(host="127.0.0.1", port=8000)
    sock.connect()
    while not sock.is_connected():
        net.turn(10)
    sock._silent = False
    state.busy = busy
    stream.pump(sock, print, 100, True)
    print(sock._flow is not None)
    state.busy = 0
"""


def test_it_flows_or_waits():
    assert programs.on_fake("linux", PROGRAM) == "True\nFalse\n"
