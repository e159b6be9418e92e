"""Given idle connections with timers, when the loop turns for a while under a locked heap, then it
allocates nothing."""

import kit

import net

CLAIMS = ("timeout.IdleTimer.touch", "loop.Loop._turns")


def test(t):
    lock = kit.Locked(t)
    server = t.listen(None, lambda sock: sock.set_timeout(40))
    sock = net.connect(t.port(server), "127.0.0.1")
    sock.set_timeout(40)

    def over():
        lock.unlock()
        lock.through = True
        net.stop()

    def begin():
        net.call_later(200, over)
        lock.lock()

    net.call_later(100, begin)
    lock.run()
