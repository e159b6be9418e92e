"""Given a port just released by a closed connection, when it is bound again, then it works.
Origin: Roku ifSocketOption."""

from msgport_kit import accepted, address, listener

from net.msgport import MessagePort, StreamSocket


def test(t):
    sock, number = listener(t, MessagePort())
    conn, peer = accepted(t, sock, number)
    conn.close()
    t.until(lambda: peer.gone, "closed")
    peer.close()
    sock.close()
    again = StreamSocket()
    t.equal(again.set_reuse_addr(True), True)
    t.equal(again.set_address(address(t.peer.listen_host, number)), True)
    t.equal(again.listen(4), True)
