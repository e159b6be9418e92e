"""Given more bytes than the receive buffer holds, when they are counted and received, then the
count ends there, all come in order, and events go on. Origin: ours."""

from msgport_kit import arrived, client

from net.msgport import MessagePort, wait


def test(t):
    port = MessagePort()
    sock, peer = client(t, port)
    sock.notify_readable(True)
    sock.set_rcv_buf(100)
    peer.send(t.pattern(1000))
    arrived(t, sock, 100)
    t.equal(sock.get_count_rcv_buf(), 100)
    buffer = bytearray(64)
    got = b""
    while len(got) < 1000:
        t.check(wait(5000, port) is not None, "an event after %d bytes" % len(got))
        t.check(sock.get_count_rcv_buf() > 0, "a count")
        n = sock.receive(buffer, 0, 64)
        t.check(n > 0, "bytes")
        got += bytes(buffer[:n])
    t.equal(got, t.pattern(1000))
    t.equal(port.get_message(), None)
