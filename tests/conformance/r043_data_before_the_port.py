"""Given data that came before port and notification, when waiting, then an event. Origin: Roku
ifSocketAsync."""

from msgport_kit import client, take

from net.msgport import MessagePort, wait


def test(t):
    sock, peer = client(t)
    peer.send(b"early")
    t.until(sock.is_readable, "data")
    port = MessagePort()
    sock.set_message_port(port)
    sock.notify_readable(True)
    t.equal(wait(5000, port).get_socket_id(), sock.get_id())
    other, peer = client(t)
    other.notify_readable(True)
    peer.send(b"early")
    t.until(other.is_readable, "data")
    other.set_message_port(port)
    take(t, sock, 5)
    t.equal(wait(5000, port).get_socket_id(), other.get_id(), "in the other order")
