"""Given a memoryview of 4 bytes and 10 bytes, when received from 1 on, then 3 fit; where
nothing fits it is EINVAL, not the end. Origin: ours."""

from msgport_kit import arrived, client, take

from net.msgport import MessagePort


def test(t):
    sock, peer = client(t, MessagePort())
    peer.send(b"0123456789")
    arrived(t, sock, 10)
    buffer = bytearray(4)
    t.equal(sock.receive(memoryview(buffer), 1, 100), 3)
    t.equal(buffer, b"\x00012")
    t.equal((sock.receive(memoryview(buffer), 4, 1), sock.status()), (-1, 22))
    t.equal(sock.get_count_rcv_buf(), 7, "nothing lost")
    t.raises(TypeError, sock.receive, b"constant", 0, 3)
    t.equal(take(t, sock, 7), b"3456789")
