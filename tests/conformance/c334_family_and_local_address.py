"""Given an open connection, when remote_family and local_address are read, then they name the
family and, where the platform can be asked, this end. Origin: Node."""


def test(t):
    sock, peer = t.client()
    t.equal(sock.remote_family, "IPv4", "remote_family")
    t.equal(sock.remote_address, t.peer.host, "remote_address")
    own = sock.local_address
    t.check(own == t.host or (t.board and own is None), "local_address: %r" % own)
    sock.destroy()
