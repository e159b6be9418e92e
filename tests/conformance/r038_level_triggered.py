"""Given 1000 unread bytes, when less is received than is there, then every wait gives an event.
Origin: Roku echo server."""

from msgport_kit import client

from net.msgport import MessagePort, wait


def test(t):
    port = MessagePort()
    sock, peer = client(t, port)
    sock.notify_readable(True)
    peer.send(t.pattern(1000))
    buffer = bytearray(400)
    got = b""
    while len(got) < 1000:
        event = wait(5000, port)
        t.check(event is not None, "an event after %d bytes" % len(got))
        n = sock.receive(buffer, 0, 400)
        t.check(n > 0, "bytes")
        got += bytes(buffer[:n])
    t.equal(got, t.pattern(1000))
    t.equal(wait(50, port), None, "nothing is left")
