"""An accepted socket whose client has ended: -1, and what is written then still arrives."""

from stream_kit import accepted, text

from net import stream


def test(t):
    server, sock, peer = accepted(t)
    peer.send(b"question")
    peer.finish()
    buffer = stream.create_buffer(length=8)
    t.equal((sock.read(buffer), sock.read(buffer)), (8, -1))
    t.idle()
    t.equal((sock.write(text("answer")), sock.is_connected()), (6, True))
    t.until(lambda: peer.received == b"answer", "the answer")
