"""Given `allow_half_open` assigned on a socket, when the peer ends, then it counts as the option
does. Origin: Node (socket.allowHalfOpen)."""

import net


def test(t):
    sock, peer = t.client()
    log = t.log(sock, "end close")
    sock.allow_half_open = True
    sock.resume()
    peer.finish()
    t.wait(log, "end")
    t.idle()
    t.equal(log, ["end"], "stays open")
    sock.allow_half_open = False
    sock.end("bye")
    t.wait(log, "close")
    t.equal(peer.tail(3), b"bye")
    t.equal(net.Socket(allow_half_open=True).allow_half_open, True)
