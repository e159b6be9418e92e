"""Given a SocketAddress, when the host cannot be one, then nothing is looked up: it is not
valid, the text is kept. Origin: brs-engine roSocketAddress."""

from net.msgport import SocketAddress


def test(t):
    address = SocketAddress()
    t.equal(address.set_address("192.168.1.256:8080"), True)
    t.equal(address.get_host_name(), "192.168.1.256")
    t.equal(address.get_port(), 8080)
    t.equal(address.is_address_valid(), False)
    t.equal(address.get_address(), "")
    for text in ("", "a b", "a/b", "1.2.3", "x" * 254, "1.2.3.4:80"):
        t.equal(address.set_host_name(text), True)
        t.equal(address.get_host_name(), text)
        t.equal(address.is_address_valid(), False, repr(text))
    address.set_host_name("10.0.0.1")
    t.equal(address.get_address(), "10.0.0.1:8080", "valid again")
    t.raises(TypeError, address.set_host_name, 5)
    t.raises(TypeError, address.set_port, "5")
    t.raises(TypeError, address.set_address, None)
