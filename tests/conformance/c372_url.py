"""net.url() is where other machines reach a server: its own address, or the machine's where it
listens on all; ValueError when it does not listen. Origin: own."""

import net


def test(t):
    server = t.listen()
    end = ":%d/" % t.port(server)
    if server.address()["address"] == t.host:
        t.equal(net.url(server), "http://" + t.host + end)
    t.check(net.url(server).startswith("http://") and net.url(server).endswith(end), "http")
    t.check(net.url(server, "tcp").startswith("tcp://"), "tcp")
    log = []
    server.close(t.note(log, "closed"))
    t.wait(log, "closed")
    t.raises(ValueError, net.url, server)

    port = t.peer.port_for_listen()
    server.listen(port)
    t.until(lambda: server.listening, "listening")
    scheme, _, host, end = net.url(server, "https").split("/")
    name, number = host.rsplit(":", 1)
    t.equal((scheme, end), ("https:", ""))
    t.equal(net.is_ipv4(name), True)
    t.check(name != "0.0.0.0", "nobody can connect there")
    t.equal(int(number), port or server.address()["port"])
