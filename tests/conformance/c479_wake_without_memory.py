"""Given a loop that cannot be made wakeable, when net.wake() is called, then it raises what the
poller said and nothing has changed: the next call wakes it. Origin: our own decision."""

import net
from net._port import port

loop = net._loop  # boards have no module net.loop: tools/joined.py


class Full:
    """The loop's poller, which has no room for one more."""

    def __init__(self):
        self.real = loop.poller

    def register(self, key, flags):
        loop.poller = self.real
        raise OSError(28)


def test(t):
    t.listen()
    if loop.waker is not None:
        loop.forget(loop.waker.sock)
        port.close(loop.waker.sock)
        loop.wake = loop.waker = None
    loop.poller = Full()
    t.raises(OSError, net.wake)
    log = []
    timer = net.call_later(300000, log.append, "overslept")
    net.wake()
    net.turn(600000)
    t.equal(log, [])
    timer.cancel()
