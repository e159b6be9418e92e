"""Given a write that returned False, when another small one follows before drain, then it returns
False as well, but all is delivered. Origin: src."""

import net


def test(t):
    serving = t.peer.serve()
    sock = net.Socket(high_water_mark=4)
    t.equal(sock.write("123456"), False, "first")
    t.equal(sock.write("7"), False, "second")
    sock.connect(serving.port, serving.host)
    t.until(lambda: serving.accepted and serving.accepted[0].received == b"1234567", "all")
