"""Given an address, when the port is out of range, then it is taken modulo 65536. Origin:
brs-engine roSocketAddress."""

from net.msgport import SocketAddress


def test(t):
    address = SocketAddress()
    t.equal(address.set_port(-1), True)
    t.equal(address.get_port(), 65535)
    address.set_port(65536 + 80)
    t.equal(address.get_port(), 80)
