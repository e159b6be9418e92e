"""Runs on MicroPython and CPython: eight threads, which may have no global lock, call wake(fn)."""

import _thread

import net
from net import wake

THREADS, CALLS = 8, 7500
ran = [0]
done = [0] * THREADS


def call():
    ran[0] += 1


def post(number):
    for _ in range(CALLS):
        wake(call)
    done[number] = 1


server = net.create_server().listen(0, "127.0.0.1")
net.turn(0)
for number in range(THREADS):
    _thread.start_new_thread(post, (number,))
late = net.call_later(60000, net.stop)
# The last call may run before its thread has said that it is done.
while (ran[0] < THREADS * CALLS or sum(done) < THREADS) and net.turn(10):
    pass
print(ran[0], sum(done) == THREADS, server.listening)
late.cancel()
server.close()
net.turn(0)
