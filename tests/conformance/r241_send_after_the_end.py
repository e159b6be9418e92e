"""Given a peer that has ended its half, when the program sends, having connected or accepted, then
the peer gets it, and the end of ours with close(). Origin: Roku ifSocket."""

from msgport_kit import accepted, client, listener

from net.msgport import MessagePort


def sends(t, sock, peer):
    peer.finish()
    t.until(sock.is_readable, "the end")
    t.equal((sock.receive(bytearray(4), 0, 4), sock.status()), (0, 0))
    t.idle(20)
    t.equal((sock.send(b"late", 0, 4), sock.status()), (4, 0))
    t.until(lambda: peer.received == b"late", "what was sent")
    sock.close()
    t.until(lambda: peer.ended or peer.closed, "our end")


def test(t):
    port = MessagePort()
    sends(t, *client(t, port))
    listening, number = listener(t, port)
    sends(t, *accepted(t, listening, number))
