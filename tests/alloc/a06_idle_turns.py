"""Given idle connections with timers, when the loop turns for a while under a locked heap, then it
allocates nothing."""

import kit

import net

CLAIMS = ("timeout.IdleTimer.touch", "loop.Loop._turns")


def test(t):
    lock = kit.Locked(t)
    accepted = []
    server = t.listen(None, accepted.append)
    up = []
    sock = net.connect(t.port(server), "127.0.0.1", lambda: up.append(1))
    t.until(lambda: up and accepted, "connected")  # however long that takes
    sock.set_timeout(40)
    accepted[0].set_timeout(40)
    t.idle(100)

    def over():
        lock.unlock()
        lock.through = True
        net.stop()

    def begin():
        net.call_later(200, over)
        lock.lock()

    net.call_later(0, begin)
    lock.run()
