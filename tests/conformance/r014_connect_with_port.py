"""Given a port, when connect is called, then it is True at once, in progress, and not connected
yet. Origin: Roku ifSocketAsync."""

from msgport_kit import to

from net.msgport import MessagePort


def test(t):
    serving = t.peer.serve()
    sock = to(serving.host, serving.port, MessagePort())
    t.equal(sock.connect(), True)
    t.check(sock.e_in_progress() and sock.e_ok(), "status %d" % sock.status())
    t.equal(sock.is_connected(), False)
    t.until(sock.is_connected, "connected in the end, without a wait")
