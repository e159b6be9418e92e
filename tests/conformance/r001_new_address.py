"""Given a new SocketAddress, then it is 0.0.0.0, port 0, and valid. Origin: Roku
ifSocketAddress."""

from net.msgport import SocketAddress


def test(t):
    address = SocketAddress()
    t.equal(address.get_address(), "0.0.0.0:0")
    t.equal(address.get_host_name(), "0.0.0.0")
    t.equal(address.get_port(), 0)
    t.equal(address.is_address_valid(), True)
