"""Given a socket with an idle timeout that connects again, when its timer is set anew, then timers
of others still come when they are due: one that waits in the heap does not change its place."""

import programs

PROGRAM = """
import net_fake as fake

fake.use("linux")
fake.install()
import net

fake.peer_listen(90)
closed = []
net.call_later(5000, closed.append, 2)  # before it in the heap: so that it stays in there
sock = net.Socket(timeout=80000)  # looks after 10 s
sock.on("close", lambda: closed.append(1))
sock.connect(90, "127.0.0.1")
net.turn(10)
begun = fake.now()
came = []
net.call_later(60000, came.append, 0)
net.call_later(10500, lambda: came.append(fake.now() - begun))
net.call_later(1000, sock.destroy)
while not closed:
    net.turn(-1)
sock.connect(90, "127.0.0.1")
while not came:
    net.turn(-1)
print(came[0])
"""


def test_a_timer_is_not_late_because_another_was_moved():
    assert programs.on_fake("linux", PROGRAM) == "10500\n"
