"""connect() without a host, or with an empty one, raises; the state stays. Origin: apidoc."""

from net import stream


def test(t):
    for sock in (stream.create_tcp(port=80), stream.create_tcp(host="", port=80)):
        t.raises(ValueError, sock.connect)
        t.equal(sock.state, stream.INITIALIZED)
