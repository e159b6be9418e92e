"""Given clients that come one after the other, when each is accepted, then the listener has an
event for each. Origin: Roku echo server."""

from msgport_kit import listener

from net.msgport import MessagePort, wait


def test(t):
    port = MessagePort()
    listening, number = listener(t, port)
    listening.notify_readable(True)
    for _ in range(3):
        peer = t.peer.connect(number)
        t.equal(wait(5000, port).get_socket_id(), listening.get_id())
        conn = listening.accept()
        t.check(conn is not None, "accepted")
        conn.close()
        t.until(lambda: peer.gone, "closed")
        peer.close()
    t.equal((listening.accept(), listening.status()), (None, 11))
