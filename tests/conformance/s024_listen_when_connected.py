"""listen() when CONNECTED raises; `error` is not called. Origin: apidoc."""

from stream_kit import client

from net import stream


def test(t):
    errors = []
    sock, peer = client(t, error=errors.append)
    t.raises(OSError, sock.listen)
    t.idle()
    t.equal((errors, sock.state), ([], stream.CONNECTED))
