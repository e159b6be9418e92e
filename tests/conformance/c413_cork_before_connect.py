"""Given a socket that is corked before it connects, when the connection is up, then nothing is
sent until uncork; uncorked before that, it sends when the connection is up. Origin: Node."""

import net


def test(t):
    serving = t.peer.serve()
    sock = net.Socket()
    log = t.log(sock, "connect")
    sock.cork()
    sock.write("one ")
    sock.connect(serving.port, serving.host)
    sock.write("two ")
    t.wait(log, "connect")
    t.until(lambda: serving.accepted, "the other end")
    t.idle()
    t.equal(serving.accepted[0].count, 0, "corked")
    sock.write("three")
    sock.uncork()
    t.until(lambda: serving.accepted[0].count == 13, "all of it")
    t.equal(serving.accepted[0].received, b"one two three")

    early = net.Socket().cork()
    early.write("soon")
    early.connect(serving.port, serving.host)
    early.uncork()
    t.until(lambda: len(serving.accepted) == 2 and serving.accepted[1].count == 4, "the other")
