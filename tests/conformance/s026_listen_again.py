"""After a failed listen() another port works. Origin: spec."""

from stream_kit import listener

from net import stream


def test(t):
    first = listener(t)
    sock = stream.create_tcp(host=first.host, port=first.port)
    t.raises(OSError, sock.listen)
    sock.port = t.peer.port_for_listen()
    sock.listen()
    t.equal(sock.state, stream.LISTENING)
