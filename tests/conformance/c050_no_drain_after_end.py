"""Given a write that returned False, then end, when the queue empties, then finish comes and no
drain. Origin: src."""

import net


def test(t):
    serving = t.peer.serve()
    sock = net.Socket(high_water_mark=4)
    log = t.log(sock, "drain finish")
    t.equal(sock.write("123456"), False, "write")
    sock.end()
    sock.connect(serving.port, serving.host)
    t.wait(log, "finish")
    t.idle()
    t.equal(log, ["finish"])
