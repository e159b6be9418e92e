"""Given a board and an address that never answers, when a socket connects to it, then it fails
with ETIMEDOUT after 20 s: lwIP itself would go on for minutes."""

import pytest
import runtimes

PROGRAM = """
import sys
import net_fake as fake

fake.use(sys.argv[1])
fake.install()
fake.route("192.0.2.1", "blackhole")
import net

begun = fake.now()
log = []
sock = net.Socket()
sock.on("error", lambda error: log.append((error.code, fake.now() - begun)))
sock.on("close", lambda: log.append("close"))
sock.connect(80, "192.0.2.1")
net.run()
print(log, fake.leaks())
"""


@pytest.mark.parametrize("personality", runtimes.BOARDS)
def test_it_fails_after_twenty_seconds(personality):
    done = runtimes.on_fake(PROGRAM, personality, personality=personality)
    assert done.stdout == "[('ETIMEDOUT', 20000), 'close'] []\n", done.stdout + done.stderr
