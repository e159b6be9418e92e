"""Given an idle socket, when data is written and then connect is called, then the data arrives.
Origin: src."""

import net


def test(t):
    serving = t.peer.serve()
    sock = net.Socket()
    sock.write("early")
    sock.connect(serving.port, serving.host)
    t.until(lambda: serving.accepted and serving.accepted[0].received == b"early", "early")
