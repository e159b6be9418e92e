"""Given a poller that refuses a handle, whatever the error, then that is the `error` of whom it
was for, another poller takes its place (MicroPython's has a hole then, which its next poll falls
into), and all that was open is served on. Origin: our own decision."""

import net

loop = net._loop  # boards have no module net.loop: tools/joined.py


class Refusing:
    """The loop's poller, which registers nothing."""

    def __init__(self, error):
        self.error = error
        self.modify = loop.poller.modify
        self.unregister = loop.poller.unregister
        loop.poller = self

    def register(self, key, flags):
        raise self.error


def test(t):
    sock, peer = t.client()
    log = t.log(sock, "data error close")
    before = loop.open
    for error in (OSError(28), ValueError("no stream"), MemoryError()):
        server = net.Server()
        said = t.log(server, "listening error")
        refusing = Refusing(error)
        server.listen(t.peer.port_for_listen(), t.peer.listen_host)
        t.wait(said, "error")
        t.equal((len(said), server.listening), (1, False))
        t.check(loop.poller is not refusing, "another poller after %r" % error)
        del log[:]
        peer.send(b"on")
        t.wait(log, "data")
        t.equal(log, [("data", b"on")])
    t.equal(loop.open, before)
