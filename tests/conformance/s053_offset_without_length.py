"""An offset without a length raises. Origin: apidoc."""

from stream_kit import client, text


def test(t):
    sock, peer = client(t)
    buffer = text("hello")
    for call in (sock.read, sock.write):
        t.raises(TypeError, call, buffer, 0)
        t.raises(TypeError, call, buffer, 0, callback=print)
        t.raises(TypeError, call, buffer, length=1)
        t.raises(TypeError, call, buffer, 0.0, 1)
        t.raises(TypeError, call, buffer, 0, "1")
        t.raises(TypeError, call, buffer, 0, 1, 5)
        t.raises(TypeError, call, b"hello")
        t.raises(TypeError, call, "hello")
        t.raises(TypeError, call)
    t.idle()
    t.equal(peer.received, b"")
