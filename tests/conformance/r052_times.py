"""Given times, when they are set, then the getters have them. Origin: Roku ifSocketOption."""

from net.msgport import StreamSocket


def test(t):
    sock = StreamSocket()
    for value in (sock.get_linger(), sock.get_send_timeout(), sock.get_receive_timeout()):
        t.equal((value, type(value)), (0, int))  # not False
    t.equal((sock.set_linger(5), sock.set_send_timeout(7)), (True, True))
    t.equal((sock.set_receive_timeout(9), sock.status()), (True, 0))
    t.equal((sock.get_linger(), sock.get_send_timeout(), sock.get_receive_timeout()), (5, 7, 9))
    t.raises(TypeError, sock.set_linger, "5")
