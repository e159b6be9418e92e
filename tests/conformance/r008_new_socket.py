"""Given a new StreamSocket, then its status is 0 and nothing holds. Origin: Roku
roStreamSocket."""

from net.msgport import StreamSocket


def test(t):
    sock = StreamSocket()
    t.equal(sock.status(), 0)
    t.check(sock.e_success() and sock.e_ok(), "no error")
    t.check(not sock.is_connected() and not sock.is_listening(), "not connected, not listening")
    t.check(not sock.is_readable() and not sock.is_writable(), "not ready")
    t.equal(sock.get_message_port(), None)
    t.equal(sock.get_address(), None)
    t.equal(sock.get_send_to_address(), None)
    t.equal((sock.get_count_rcv_buf(), sock.get_count_send_buf()), (0, 0))
