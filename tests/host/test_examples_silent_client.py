"""Every server of examples/ sends a client away that connects and vanishes: on the fake port's
clock, within an hour, and serves the next. Three of them would fill a board's server for good."""

import pytest
from programs import on_fake
from test_example_mishaps import SERVERS

# Runs an example as it stands; what it reads of the clock is the fake port's.
PROGRAM = """
import sys, time
import net_fake
net_fake.use("rp2")
net_fake.install()
import net
time.time = lambda: net_fake.now() / 1000
sys.argv[:] = ["{0}", "8000"]
seen = []

def come():
    peer = net_fake.peer_connect(8000)
    net_fake.after(1000, peer.stall)
    net_fake.after(1000, look)

def look():
    seen.append(len(net_fake.open_sockets()))

def over():
    look()
    print("SEEN", seen)
    raise KeyboardInterrupt

net_fake.after(60000, come)
net_fake.after(3600000, come)
net_fake.after(7200000, over)
with open("examples/{0}") as file:
    source = file.read()
try:
    exec(compile(source, "{0}", "exec"), {{"__name__": "__main__"}})
except SystemExit:
    pass
"""
ON_FAKE = [name for name in SERVERS if not name.startswith("aio")]  # no asyncio there


@pytest.mark.parametrize("name", ON_FAKE)
def test_silent_client_is_sent_away(name):
    said = on_fake("rp2", PROGRAM.format(name))
    assert "SEEN [2, 2, 1]" in said, said  # the listener, and the client
