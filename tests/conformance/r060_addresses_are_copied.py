"""Given an address given to a socket, when the object is changed, then the socket keeps the old
values. Origin: brs-engine, fixed."""

from msgport_kit import address

from net.msgport import StreamSocket


def test(t):
    serving = t.peer.serve()
    given = address(serving.host, serving.port)
    sock = StreamSocket()
    t.equal(sock.set_send_to_address(given), True)
    given.set_port(9)
    given.set_host_name("a b")
    t.equal(sock.connect(), True)
    t.equal(sock.get_send_to_address().get_port(), serving.port)
    t.raises(TypeError, sock.set_send_to_address, "127.0.0.1:80")
