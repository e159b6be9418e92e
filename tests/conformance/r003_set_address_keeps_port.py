"""Given a port, when a host is set without one, then the port stays; text that is no number
gives 0. Origin: Roku ifSocketAddress."""

from net.msgport import SocketAddress


def test(t):
    address = SocketAddress()
    address.set_port(777)
    address.set_address("192.168.1.70")
    t.equal(address.get_address(), "192.168.1.70:777")
    address.set_address("192.168.1.70:http")
    t.equal(address.get_address(), "192.168.1.70:0")
    address.set_address("192.168.1.70:80:81")
    t.equal(address.get_address(), "192.168.1.70:80")
