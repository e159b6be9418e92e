"""Given a name to send to, then its address is looked up and the datagram sent; a name that does
not resolve is an error, once, and closes nothing. Origin: issue 19."""

from net import udp

needs = "loopback"


def test(t):
    got = []
    server = udp.create_socket(lambda data, sender: got.append(data)).bind(0, "127.0.0.1")
    port = server.address()["port"]
    client = udp.create_socket()
    log = t.log(client, "error close")
    t.equal(client.send(b"by name", ("localhost", port)), True)
    t.until(lambda: got, "message")
    client.send(b"lost", ("name.invalid", port))
    t.until(lambda: log, "error", 20000)
    t.check(log[0][1] in ("ENOTFOUND", "EAI_AGAIN"), "error %s" % log)
    client.send(b"and on", ("127.0.0.1", port))
    t.until(lambda: len(got) == 2, got)
    t.equal(got, [b"by name", b"and on"])
    t.equal(len(log), 1, "errors")
    for i in range(10):
        t.check(client.send(b"again", ("localhost", port)), "looked up %d" % i)
        t.until(lambda n=i: len(got) == 3 + n, got)
    taken = [client.send(b"", ("localhost", port)) for _ in range(9)]
    t.equal(taken, [True] * 8 + [False], "at the same time")
    client.close()  # while they are looked up
    t.idle(20)
