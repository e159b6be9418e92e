"""Given a mark of 4 and no connection yet, when 6 bytes are written, then write returns False, and
after connecting drain comes exactly once. Origin: src, Stream doc."""

import net


def test(t):
    serving = t.peer.serve()
    sock = net.Socket(high_water_mark=4)
    log = t.log(sock, "connect drain")
    t.equal(sock.write("123456"), False, "write")
    sock.connect(serving.port, serving.host)
    t.wait(log, "drain")
    t.idle()
    t.equal(sorted(log), ["connect", "drain"])
