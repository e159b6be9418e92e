"""Given a failure, then a success, then the status is 0 again; queries in between change
nothing. Origin: Roku ifSocket."""

from msgport_kit import client

from net.msgport import MessagePort


def test(t):
    sock, peer = client(t, MessagePort())
    t.equal(sock.send(b"abc", -1, 1), -1)
    t.check(sock.is_connected() and sock.is_writable() and not sock.is_readable(), "queries")
    t.check(not sock.is_exception() and not sock.is_listening(), "more queries")
    t.equal((sock.get_count_rcv_buf(), sock.get_count_send_buf(), sock.get_ttl()), (0, 0, 64))
    t.check(sock.get_send_to_address() is not None and not sock.e_ok(), "and more")
    t.equal(sock.status(), 22)
    t.equal(sock.send(b"abc", 0, 3), 3)
    t.equal(sock.status(), 0)
