"""Given a connect under way to a closed port, when it fails, then there is an event and the
status is the cause, whichever notification is on. Origin: Roku ifSocketAsync."""

from msgport_kit import to

from net.msgport import MessagePort, wait


def test(t):
    port = MessagePort()
    for on in ("notify_writable", "notify_readable", "notify_exception"):
        sock = to(t.peer.host, t.peer.closed_port(), port)
        getattr(sock, on)(True)
        t.equal(sock.connect(), True)
        event = wait(5000, port)
        t.check(event is not None, on)
        t.equal(event.get_socket_id(), sock.get_id())
        t.check(sock.e_conn_refused() and not sock.e_ok(), "status %d" % sock.status())
        t.equal(sock.is_connected(), False)
        t.check(sock.is_writable() and sock.is_readable() and sock.is_exception(), "nothing waits")
        t.equal(sock.status(), 111, "queries change nothing")
        sock.close()
