"""Given a shared socket that has joined a group, then it hears what is sent there, as mDNS needs
it; after leave() no more. (Of mDNS's own group a board's firmware is a member, too, and a stack
may hear for all what it hears for one.) Origin: issue 19."""

from net import udp

GROUP = "239.255.77.1"


def test(t):
    got = []
    here = t.peer.own_host
    sock = udp.create_socket(lambda data, sender: got.append(data), shared=True).bind(0)
    port = sock.address()["port"]
    t.equal(sock.join(GROUP, here), sock)
    peer = t.peer.datagrams()
    peer.send(b"question", port, GROUP)
    t.until(lambda: got == [b"question"], got)
    t.equal(sock.leave(GROUP, here), sock)
    peer.send(b"nobody", port, GROUP)
    t.idle(30)
    t.equal(got, [b"question"])
    t.equal(sock.leave(GROUP, here), False, "left already")
    t.check(sock.join("239.1.2.3") in (sock, False), "without an interface")
    t.raises(ValueError, sock.join, "10.0.0.1")
    t.raises(ValueError, sock.join, "a.group")
