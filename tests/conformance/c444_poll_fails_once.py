"""Given a connection and a server, when the poll fails once, whatever the error, then it is told
by net.on_error and all goes on with another poller; when it fails again at once, then the error
comes out of the turn and everything is closed, each socket told so once. Origin: issue 18."""

import net

loop = net._loop  # boards have no module net.loop: tools/joined.py


class Broken:
    """The loop's poller, whose poll fails so many times."""

    def __init__(self, error, times):
        self.error = error
        self.times = times
        self.real = loop.poller
        self.register = self.real.register
        self.modify = self.real.modify
        self.unregister = self.real.unregister
        loop.poller = self
        loop.ipoll = self.ipoll

    def ipoll(self, ms):
        if self.times:
            self.times -= 1
            raise self.error
        return self.real.ipoll(ms)


def test(t):
    told = []
    net.on_error(told.append)
    server, sock, peer = t.accepted()
    log = t.log(sock, "data end error close")
    for error in (OSError(12), OSError(5), ValueError("poll"), RuntimeError("poll")):
        loop.failed = None  # the one before was long ago
        del told[:], log[:]
        Broken(error, 1)
        net.turn(0)
        t.equal(told, [error])
        peer.send(b"on")
        t.wait(log, "data")
        t.equal(log, [("data", b"on")])
    loop.failed = None
    del told[:], log[:]
    Broken(OSError(5), 100)
    renewed = loop.renew

    def broken():
        renewed()
        Broken(OSError(5), 100)

    loop.renew = broken
    try:
        t.raises(OSError, turns)
    finally:
        loop.renew = renewed
        renewed()
    t.equal(len(told), 1)
    t.until(lambda: log, log)
    t.equal(log, ["close"])
    t.equal((loop.open, server.listening), (0, False))
    net.on_error(None)


def turns():
    for _ in range(100):
        net.turn(0)
