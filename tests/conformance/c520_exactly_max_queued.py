"""Given a queue with something in it, when what is written fills it to max_queued exactly, then it
is taken; one byte more is ENOBUFS and changes nothing. An entry counts 16 bytes besides. Origin:
documentation."""

import net


def test(t):
    serving = t.peer.serve()
    sock = net.Socket(max_queued=100).connect(serving.port, serving.host)
    sock.write(b"a" * 10)
    error = t.raises(net.NetError, sock.write, b"b" * 75)
    t.equal((error.errno, sock.buffer_size), (105, 10))
    sock.write(b"b" * 34)
    t.raises(net.NetError, sock.write, b"c" * 25)
    sock.write(b"c" * 24)
    t.raises(net.NetError, sock.write, b"d")
    t.equal(sock.buffer_size, 68)
    t.until(lambda: serving.accepted, "accepted")
    t.until(lambda: serving.accepted[0].count == 68, lambda: serving.accepted[0].count)
    t.equal(serving.accepted[0].received, b"a" * 10 + b"b" * 34 + b"c" * 24)
