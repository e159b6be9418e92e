"""Given a shared socket that has joined a group, then it hears what is sent there, as mDNS needs
it; after leave() no more. Origin: issue 19."""

from net import udp

GROUP = "224.0.0.251"


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
