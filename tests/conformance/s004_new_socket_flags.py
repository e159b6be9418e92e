"""Given a new socket, then it is neither readable, writable nor connected. Origin: android."""

from net import stream


def test(t):
    sock = stream.create_tcp()
    t.equal((sock.is_readable(), sock.is_writable(), sock.is_connected()), (False, False, False))
