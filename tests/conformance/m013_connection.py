"""Given a server on one interface, when a client connects to it, then `connection` with a Socket
that tells the peer's address and port. Origin: original source."""

import messages_kit as kit

from net import messages


def test(t):
    server, sock, log, peer = kit.accepted(t)
    t.check(isinstance(sock, messages.Socket), "a Socket")
    t.equal(sock.remote_port(), peer.local_port, "remote_port()")
    t.check(len(sock.remote_host().split(".")) == 4, "remote_host(): %r" % sock.remote_host())
    where = (sock.remote_host(), sock.remote_port())
    peer.finish()
    t.wait(log, "close")
    t.equal((sock.remote_host(), sock.remote_port()), where, "after close")
