"""Given a socket of a class with a destroy() of its own, when it fails, or net.close_all() is
called, then that is what destroys it. Origin: issue 18."""

import net


class Counting(net.Socket):
    seen: "list" = []

    def destroy(self, error=None):
        self.seen.append(error and error.code)
        return super().destroy(error)


def test(t):
    sock = Counting()
    sock.seen = []
    log = t.log(sock, "error close")
    sock.connect(t.peer.closed_port(), t.peer.host)
    t.wait(log, "close")
    t.equal(sock.seen, ["ECONNREFUSED"])
    sock.seen = []
    serving = t.peer.serve()
    log = t.log(sock, "connect")
    sock.connect(serving.port, serving.host)
    t.wait(log, "connect")
    net.close_all()
    t.equal((sock.seen, sock.destroyed), ([None], True))
    t.until(lambda: serving.accepted[0].gone, "the end")
