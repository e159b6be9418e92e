"""Given bytes that have come and a send that fails, then the bytes can be received still.
Origin: DESIGN 1.3."""

from msgport_kit import client, take

from net.msgport import MessagePort


def test(t):
    sock, peer = client(t, MessagePort())
    peer.send(b"last words")
    t.until(sock.is_readable, "data")
    peer.close()
    t.idle(20)
    for _ in range(50):
        if sock.send(b"too late", 0, 8) < 0 and not sock.e_ok():
            break
        t.idle(5)
    t.check(sock.status() in (32, 104), "status %d" % sock.status())
    t.equal(take(t, sock, 10), b"last words")
