"""Given no port and a listening peer, when connect is called, then it waits and is True.
Origin: Roku ifSocketConnection."""

from msgport_kit import to


def test(t):
    serving = t.peer.serve()
    sock = to(serving.host, serving.port)
    t.equal(sock.connect(), True)
    t.equal(sock.is_connected(), True)
    t.equal(sock.status(), 0)
    t.check(sock.is_writable(), "writable")
