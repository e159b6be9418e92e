"""net.url() is where other machines reach a server: its own address, or the machine's where it
listens on all; ValueError when it does not listen. Origin: own."""

import net


def test(t):
    server = net.create_server().listen(0, "127.0.0.1")
    t.until(lambda: server.listening, "listening")
    port = server.address()["port"]
    t.equal(net.url(server), "http://127.0.0.1:%d/" % port)
    t.equal(net.url(server, "tcp"), "tcp://127.0.0.1:%d/" % port)
    log = []
    server.close(t.note(log, "closed"))
    t.wait(log, "closed")
    t.raises(ValueError, net.url, server)

    server.listen(0)
    t.until(lambda: server.listening, "listening")
    scheme, _, host, end = net.url(server, "https").split("/")
    name, number = host.rsplit(":", 1)
    t.equal((scheme, end), ("https:", ""))
    t.equal(net.is_ipv4(name), True)
    t.check(name != "0.0.0.0", "nobody can connect there")
    t.equal(int(number), server.address()["port"])
