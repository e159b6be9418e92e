"""When the system has no descriptor left for what wakes the loop, the loop turns without; with the
next turn after there are some, it can be woken."""

PROGRAM = """
import socket

import net

loop = net._loop
net.on_error(print)
net.turn(0)
if loop.waker is not None:  # made when there was room
    loop.forget(loop.waker.sock)
    loop.wake = loop.waker = None
kept = []
try:
    while True:
        kept.append(socket.socket())
except OSError as error:
    print(error.errno)
net.turn(0)
for sock in kept:
    sock.close()
net.turn(0)
print("wakes", loop.waker is not None)
timer = net.call_later(300000, print, "overslept")
net.wake()
net.turn(600000)
print("woken")
"""


def test_the_next_turn_makes_one(runtime):
    done = runtime.run(PROGRAM, before=["sh", "-c", 'ulimit -n 40; exec "$@"', "sh"])
    assert (done.stdout, done.stderr) == ("24\nwakes True\nwoken\n", "")
