"""Given a socket with a high_water_mark of 0, when it is written to before it is connected,
then all of it goes, and `drain` comes. Origin: Node (writableHighWaterMark)."""

import net


def test(t):
    serving = t.peer.serve(echo=True)
    sock = net.Socket(high_water_mark=0)
    log = t.log(sock, "connect drain error close")
    got = []
    sock.on("data", lambda data: got.append(bytes(data)))
    sock.connect(serving.port, serving.host)
    t.equal(sock.write(b"hello"), False)
    t.wait(log, "drain")
    t.until(lambda: b"".join(got) == b"hello", got)
    t.equal(sock.write(b" again"), False)
    t.until(lambda: b"".join(got) == b"hello again", got)
    t.equal(log[:2], ["connect", "drain"])
