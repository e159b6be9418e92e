"""Given a bound socket, when it connects, then any port of the own is fine, and a chosen one is
refused openly: the core cannot. Origin: ours."""

from msgport_kit import address, to

from net.msgport import StreamSocket


def test(t):
    serving = t.peer.serve()
    free = StreamSocket()
    free.set_address(address("0.0.0.0", t.peer.port_for_listen()))
    number = free.get_address().get_port()
    free.close()
    sock = to(serving.host, serving.port)
    t.equal(sock.set_address(address("0.0.0.0", number)), True)
    t.equal((sock.connect(), sock.status()), (False, 95))
    t.equal(sock.get_address().get_port(), number, "still bound")
    other = to(serving.host, serving.port)
    t.equal(other.set_address(address("0.0.0.0", 0)), True)
    t.equal((other.connect(), other.status()), (True, 0))
