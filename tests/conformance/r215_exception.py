"""Given notify_exception alone, when the peer resets, then an event; when it only sends, none.
Origin: Roku ifSocketAsync."""

from msgport_kit import client, take

from net.msgport import MessagePort, wait


def test(t):
    port = MessagePort()
    sock, peer = client(t, port)
    sock.notify_exception(True)
    t.equal(sock.is_exception(), False)
    peer.send(b"data")
    t.equal(wait(100, port), None)
    t.equal(take(t, sock, 4), b"data")
    peer.reset()
    t.equal(wait(5000, port).get_socket_id(), sock.get_id())
    t.check(sock.is_exception() and sock.e_conn_reset(), "status %d" % sock.status())
