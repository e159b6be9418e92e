"""Given no port and 5 bytes that have come, when closed, then they are gone. Origin: Roku SDK
on ifSocket."""

from msgport_kit import arrived, client


def test(t):
    sock, peer = client(t)
    peer.send(b"abcde")
    arrived(t, sock, 5)
    sock.close()
    t.equal((sock.receive(bytearray(5), 0, 5), sock.status()), (-1, 9))
    t.equal(sock.get_count_rcv_buf(), 0)
    t.equal((sock.receive_str(5), sock.status()), ("", 9))
