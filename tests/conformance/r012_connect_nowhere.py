"""Given no address to send to, when connect is called, then it is False with EDESTADDRREQ.
Origin: Roku ifSocketConnectionStatus."""

from net.msgport import StreamSocket


def test(t):
    sock = StreamSocket()
    t.equal(sock.connect(), False)
    t.equal(sock.status(), 89)
    t.check(sock.e_dest_addr_req() and not sock.e_ok(), "status")
