"""An offset at the end of the buffer, or negative numbers, raise. Origin: apidoc."""

from stream_kit import client, text


def test(t):
    sock, peer = client(t)
    buffer = text("hello")
    peer.send(b"kept")
    for call in (sock.read, sock.write):
        t.raises(ValueError, call, buffer, 5, 1)
        t.raises(ValueError, call, buffer, 6, 0, print)
        t.raises(ValueError, call, buffer, -1, 1)
        t.raises(ValueError, call, buffer, 0, -1)
    t.equal((sock.read(buffer), buffer.to_string()), (4, "kepto"))
    t.equal(peer.received, b"")
