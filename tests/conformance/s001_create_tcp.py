"""Given no parameters, when create_tcp(), then an INITIALIZED socket with its methods. Origin:
t.socket."""

from net import stream


def test(t):
    sock = stream.create_tcp()
    for name in ("connect", "listen", "accept", "close"):
        t.check(callable(getattr(sock, name)), name)
    t.equal(sock.state, stream.INITIALIZED)
    t.equal(sock.api_name, "Ti.Network.Socket.TCP")
