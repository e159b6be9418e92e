"""Given a running loop, when net.stop() is called in a callback, then run() returns, what is open
stays open, and it can run again. Origin: DESIGN."""

import net


def test(t):
    sock, peer = t.client()
    log = t.log(sock, "data close")
    net.call_later(10, net.stop)
    net.run()
    t.equal(sock.destroyed, False, "destroyed")
    peer.send(b"x")
    t.until(lambda: log == [("data", b"x")], log)
