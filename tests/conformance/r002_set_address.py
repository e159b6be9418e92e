"""Given a SocketAddress, when host and port are set, then it has both. Origin: Roku
ifSocketAddress."""

from net.msgport import SocketAddress


def test(t):
    address = SocketAddress()
    t.equal(address.set_address("127.0.0.1:8080"), True)
    t.equal(address.get_host_name(), "127.0.0.1")
    t.equal(address.get_port(), 8080)
    t.equal(address.get_address(), "127.0.0.1:8080")
    t.equal(address.is_address_valid(), True)
