"""Given a name, when it is set, then it is resolved at once and kept as given. Origin: Roku
ifSocketAddress."""

from net.msgport import SocketAddress


def test(t):
    address = SocketAddress()
    address.set_address("localhost:80")
    t.equal(address.get_host_name(), "localhost")
    t.equal(address.get_address(), "127.0.0.1:80")
