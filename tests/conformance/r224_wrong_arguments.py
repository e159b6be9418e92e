"""Given arguments of a wrong type, then TypeError and nothing is changed; given an address that is
none, then False and EADDRNOTAVAIL. Origin: Roku, Python spelling."""

from msgport_kit import address, client

from net.msgport import SocketAddress, StreamSocket


def test(t):
    sock, peer = client(t)
    new = StreamSocket()
    made = SocketAddress()
    for call, wrong in (
        (new.listen, ("4",)),
        (new.listen, (True,)),
        (new.set_address, ("127.0.0.1:80",)),
        (new.set_send_to_address, (None,)),
        (new.set_message_port, (5,)),
        (new.set_ttl, ("5",)),
        (new.set_send_timeout, (1.5,)),
        (made.set_port, ("80",)),
        (made.set_port, (1.5,)),
        (made.set_address, (80,)),
        (made.set_host_name, (None,)),
        (sock.send, ("text", 0, 4)),
        (sock.send, ([1], 0, 1)),
    ):
        t.raises(TypeError, call, *wrong)
    t.equal((made.get_address(), new.get_address()), ("0.0.0.0:0", None))
    t.equal(new.is_listening(), False)
    t.equal((new.set_address(address("256.0.0.1", 80)), new.status()), (False, 99))
    t.equal((new.get_address(), new.e_bad_addr()), (None, True))
    sock.send_str("fine")
    t.until(lambda: peer.received == b"fine", "what is right")
