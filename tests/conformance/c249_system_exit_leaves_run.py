"""Given a running loop, when a listener raises SystemExit, then it leaves run(), with sockets
closed. Origin: DESIGN."""

import net


def test(t):
    sock, peer = t.client()

    def leave(chunk):
        raise SystemExit(3)

    sock.on("data", leave)
    peer.send(b"x")
    t.raises(SystemExit, net.run)
    t.equal(sock.destroyed, True, "destroyed")
    t.equal(t.take_unhandled(), [], "net.on_error")
