"""Given a failed connect, when the address is changed to a live listener, then connect
succeeds. Origin: brs-engine roStreamSocket."""

from msgport_kit import address, to


def test(t):
    sock = to(t.peer.host, t.peer.closed_port())
    t.equal(sock.connect(), False)
    serving = t.peer.serve()
    t.equal(sock.set_send_to_address(address(serving.host, serving.port)), True)
    t.equal(sock.connect(), True)
    t.equal((sock.is_connected(), sock.status()), (True, 0))
    t.equal(sock.send(b"works", 0, 5), 5)
