"""Given a socket with a long timeout that connects anew, then other timers are not late for it.
Origin: own: the timer was set again while it still stood in the heap for its first time."""

import net


def test(t):
    serving = t.peer.serve()
    sock = t.connect(serving, timeout=8000)
    log = t.log(sock, "connect close")
    t.wait(log, "connect")
    t.idle(300)
    sock.destroy()
    t.wait(log, "close")
    sock.connect(serving.port, serving.host)
    calls = []

    def first():
        calls.append(1)
        net.call_later(100, calls.append, 2)

    net.call_later(500, first)
    net.call_later(1500, calls.append, 3)
    t.until(lambda: len(calls) == 3, calls, 5000)
    t.equal(calls, [1, 2, 3])
