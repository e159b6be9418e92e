"""Given a server whose program accepts by hand, when there is no memory for a Socket, or for what
it needs to be attached, then accept() raises MemoryError, that client is gone, nothing is left of
it, and the next one is served. Origin: issue 18."""

import net


class Made(net.Socket):
    """No memory for the first."""

    lacks = True

    def __init__(self, *args):
        if Made.lacks:
            raise MemoryError
        super().__init__(*args)


class Attached(net.Socket):
    """As Made, but later."""

    lacks = True

    def _attach(self, sock):
        if Attached.lacks:
            raise MemoryError
        return super()._attach(sock)


def test(t):
    for kind in (Made, Attached):
        kind.lacks = True
        meet(t, kind)


def meet(t, kind):
    log, got = [], []
    server = net.create_server(manual_accept=True)
    server._kind = kind

    def accept():
        try:
            sock = server.accept()
        except MemoryError:
            log.append("MemoryError")
            kind.lacks = False
            return
        if sock is not None:
            got.append(sock)
            sock.on("data", sock.write)

    server.on("readable", accept)
    t.listen(server)
    first = t.peer.connect(t.port(server))
    t.until(lambda: first.gone, "the first is gone")
    t.equal((log, got), (["MemoryError"], []))
    t.equal(net._loop.fresh, {})
    second = t.peer.connect(t.port(server))
    t.until(lambda: got, "the second is accepted")
    second.send(b"hello")
    t.until(lambda: second.received == b"hello", "the second is served")
    t.equal(len(log), 1)
