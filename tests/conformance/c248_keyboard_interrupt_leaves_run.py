"""Given a running loop, when KeyboardInterrupt is raised in a callback, then it leaves run(),
sockets are closed, and net.on_error does not get it. Origin: DESIGN."""

import net


def test(t):
    sock, peer = t.client()
    log = t.log(sock, "error close")

    def interrupt():
        raise KeyboardInterrupt

    net.call_later(10, interrupt)
    t.raises(KeyboardInterrupt, net.run)
    t.equal(sock.destroyed, True, "destroyed")
    t.equal(t.take_unhandled(), [], "net.on_error")
    t.until(lambda: peer.gone, "the end at the peer")
    t.equal(log.count("error"), 0, "error")
