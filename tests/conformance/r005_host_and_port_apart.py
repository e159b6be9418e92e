"""Given an address, when only the host or only the port is set, then the other stays. Origin:
Roku ifSocketAddress."""

from net.msgport import SocketAddress


def test(t):
    address = SocketAddress()
    address.set_address("127.0.0.1:80")
    address.set_host_name("10.1.1.1")
    t.equal(address.get_port(), 80)
    address.set_port(5)
    t.equal(address.get_host_name(), "10.1.1.1")
    t.equal(address.get_address(), "10.1.1.1:5")
