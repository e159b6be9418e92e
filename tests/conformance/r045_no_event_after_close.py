"""Given an undelivered event, also a peeked one, when its socket is closed or moves to another
port, then it is not delivered. Origin: Roku echo server, fixed."""

from msgport_kit import client

from net.msgport import MessagePort, wait


def test(t):
    port = MessagePort()
    for how in ("close", "peek and close", "move"):
        sock, peer = client(t, port)
        sock.notify_readable(True)
        peer.send(b"data")
        t.until(sock.is_readable, "data")
        if how == "peek and close":
            t.check(port.peek_message() is not None, "peeked")
        if how == "move":
            other = MessagePort()
            sock.set_message_port(other)
            t.equal(wait(5000, other).get_socket_id(), sock.get_id())
        else:
            sock.close()
        t.equal(port.get_message(), None, how)
