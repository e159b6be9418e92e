"""Given unread data, when events are taken without reading, then each call gives one; peeking
leaves one. Origin: Roku ifMessagePort."""

from msgport_kit import client, take

from net.msgport import MessagePort


def test(t):
    port = MessagePort()
    sock, peer = client(t, port)
    sock.notify_readable(True)
    sock.notify_writable(True)
    peer.send(b"data")
    t.until(sock.is_readable, "data")
    for _ in range(5):
        t.equal(port.get_message().get_socket_id(), sock.get_id())
    peeked = port.peek_message()
    t.check(peeked is not None and port.peek_message() is peeked, "the same")
    t.check(port.get_message() is peeked, "and still there")
    sock.notify_writable(False)
    take(t, sock, 4)
    t.equal(port.get_message(), None, "one event, not two")
