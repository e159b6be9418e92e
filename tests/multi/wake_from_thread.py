"""A thread wakes the sleeping loop, then has it call a function. Prints what came, in order."""

import _thread
import time

import net
from net import wake

log = []


def thread():
    time.sleep(0.2)
    log.append("thread")
    wake()
    while "woken" not in log:
        time.sleep(0.01)
    wake(lambda: log.append("called"))


server = net.create_server().listen(0, "127.0.0.1")
net.turn(100)
timer = net.call_later(300000, log.append, "overslept")
_thread.start_new_thread(thread, ())
while "thread" not in log:
    net.turn(200000)
log.append("woken")
while "called" not in log:
    net.turn(200000)
timer.cancel()
server.close()
net.run()
print(" ".join(log))
