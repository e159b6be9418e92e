"""Given a bound socket, when it connects, then the connection comes from that address and port,
chosen or any, and get_address goes on telling them. Origin: ours."""

from msgport_kit import address, to

from net.msgport import MessagePort


def test(t):
    serving = t.peer.serve()
    for number, port in ((t.peer.closed_port(), None), (0, None), (0, MessagePort())):
        sock = to(serving.host, serving.port, port)
        t.equal((sock.set_address(address(t.host, number)), sock.status()), (True, 0))
        bound = sock.get_address().get_address()
        t.check(not number or bound == "%s:%d" % (t.host, number), "bound to " + bound)
        t.equal(sock.connect(), True)
        t.until(lambda: sock.is_connected() and serving.accepted, "connected")
        peer = serving.accepted.pop()
        t.equal("%s:%d" % (t.host, peer.remote_port), bound, "where it came from")
        t.equal(sock.get_address().get_address(), bound, "when connected")
        peer.close()  # first: a board has few places for what waits after an end of its own
        t.until(sock.is_readable, "the end")
        sock.close()
        t.equal(sock.get_address(), None, "when closed")
