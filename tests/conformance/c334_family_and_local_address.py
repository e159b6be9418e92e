"""Given an open connection, when remote_family and local_address are read, then they name the
family and, where the platform can be asked, this end. Origin: Node."""


def test(t):
    sock, peer = t.client()
    t.equal(sock.remote_family, "IPv4", "remote_family")
    own = sock.local_address
    t.check(own == sock.remote_address or (t.board and own is None), "local_address: %r" % own)
    sock.destroy()
