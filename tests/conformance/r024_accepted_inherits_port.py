"""Given an accepted socket, then it has the listener's port and no notification. Origin:
published Roku servers."""

from msgport_kit import accepted, listener

from net.msgport import MessagePort, wait


def test(t):
    port = MessagePort()
    sock, number = listener(t, port)
    conn, peer = accepted(t, sock, number)
    t.check(conn.get_message_port() is port, "the listener's port")
    peer.send(b"something")
    t.equal(wait(100, port), None)
    conn.notify_readable(True)
    t.equal(wait(5000, port).get_socket_id(), conn.get_id())
