"""Given a bound socket whose connect failed, then it is still bound: it may connect or listen from
the same port, another bind is refused. Origin: ours."""

from msgport_kit import address, to


def test(t):
    serving = t.peer.serve()
    nobody = t.peer.closed_port()
    for then in ("connect", "listen"):
        sock = to(serving.host, nobody)
        t.equal(sock.set_address(address(t.host, t.peer.port_for_listen())), True)
        bound = sock.get_address()
        t.equal((sock.connect(), sock.status()), (False, 111))
        t.equal(sock.get_address().get_address(), bound.get_address(), "after the failure")
        t.equal((sock.set_address(address(t.host, 0)), sock.status()), (False, 22))
        if then == "connect":
            sock.set_send_to_address(address(serving.host, serving.port))
            t.equal((sock.connect(), sock.status()), (True, 0))
            t.until(lambda: serving.accepted, "the connection")
            t.equal(serving.accepted[0].remote_port, bound.get_port())
        else:
            t.equal((sock.listen(1), sock.status()), (True, 0))
            peer = t.peer.connect(bound.get_port())
            t.until(lambda: sock.is_readable() and peer.opened, "a client")
        sock.close()
