"""Given a shared socket that has joined a group, then it hears what is sent there, as mDNS needs
it; after leave() no more. Origin: issue 19."""

from net import udp

needs = "loopback"
GROUP = "224.0.0.251"
HERE = "127.0.0.1"


def test(t):
    got = []
    server = udp.create_socket(lambda data, sender: got.append(data), shared=True).bind(0)
    port = server.address()["port"]
    t.equal(server.join(GROUP, HERE), server)
    client = udp.create_socket().bind()
    t.equal(client.join("224.0.0.252", HERE), client, "it sends from there")
    client.send(b"question", (GROUP, port))
    t.until(lambda: got == [b"question"], got)
    t.equal(server.leave(GROUP, HERE), server)
    client.send(b"nobody", (GROUP, port))
    t.idle(30)
    t.equal(got, [b"question"])
    t.equal(server.leave(GROUP, HERE), False, "left already")
    t.check(server.join("239.1.2.3") in (server, False), "without an interface")
    t.raises(ValueError, server.join, "10.0.0.1")
    t.raises(ValueError, server.join, "a.group")
