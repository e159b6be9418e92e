"""Given a listener with a port and notify_readable, when a client connects, then there is an
event, and accept gives a connected socket. Origin: Roku echo server."""

from msgport_kit import listener

from net.msgport import MessagePort, wait


def test(t):
    port = MessagePort()
    sock, number = listener(t, port)
    sock.notify_readable(True)
    t.peer.connect(number)
    event = wait(5000, port)
    t.equal(event.get_socket_id(), sock.get_id())
    t.equal(sock.is_readable(), True)
    conn = sock.accept()
    t.equal((conn.is_connected(), sock.status(), conn.status()), (True, 0, 0))
    t.check(conn.is_writable(), "writable")
