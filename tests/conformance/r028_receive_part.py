"""Given 5 bytes, when 3 are received into the middle of an array, then only those change and 2
are left. Origin: Roku ifSocket."""

from msgport_kit import arrived, client, take

from net.msgport import MessagePort


def test(t):
    for message_port in (MessagePort(), None):
        sock, peer = client(t, message_port)
        peer.send(b"abcde")
        arrived(t, sock, 5)
        buffer = bytearray(b"0123456789")
        t.equal((sock.receive(buffer, 2, 3), sock.status()), (3, 0))
        t.equal(buffer, b"01abc56789")
        t.equal(sock.get_count_rcv_buf(), 2)
        t.check(sock.is_readable(), "readable still")
        t.equal(take(t, sock, 2), b"de")
        peer.send(b"fgh")
        t.until(sock.is_readable, "more")
        t.equal(sock.receive(buffer, 4, 2), 2, "nothing counted before")
        t.equal(buffer, b"01abfg6789")
