"""Given no port, when accept is called before a client comes, then it waits. Origin: Roku
ifSocketConnection."""

from msgport_kit import listener

import net


def test(t):
    sock, number = listener(t)
    net.call_later(30, t.peer.connect, number)
    conn = sock.accept()
    t.check(conn is not None and conn.is_connected(), "accepted")
    t.equal((sock.status(), conn.get_message_port()), (0, None))
