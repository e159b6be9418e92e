"""Given a socket with an event that the program never takes up, when another has something,
then its event comes soon. Origin: ours."""

from msgport_kit import client

from net.msgport import MessagePort, wait


def test(t):
    port = MessagePort()
    sock, _ = client(t, port)
    sock.notify_writable(True)
    other, peer = client(t, port)
    other.notify_readable(True)
    t.equal(wait(0, port).get_socket_id(), sock.get_id())
    peer.send(b"data")
    for _ in range(1000):
        if wait(0, port).get_socket_id() == other.get_id():
            return
    t.fail("1000 events, all of the one socket")
