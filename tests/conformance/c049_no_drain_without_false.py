"""Given that write never returned False, when the queue empties, then there is no drain. Origin:
src."""

import net


def test(t):
    serving = t.peer.serve()
    sock = net.Socket(high_water_mark=1000)
    log = t.log(sock, "drain")
    t.equal(sock.write("queued"), True, "write")
    sock.connect(serving.port, serving.host)
    t.until(lambda: serving.accepted and serving.accepted[0].count == 6, "queued")
    t.idle()
    t.equal(log, [])
