"""Given a listening peer, when the older form connect(port) is called, then it connects to
localhost. Origin: Sciter checklist 2."""

import values

from net.datasocket import DataSocket

needs = "loopback"


def test(t):
    serving = t.peer.serve()
    sock = DataSocket.connect(serving.port)
    seen = values.log(sock)
    t.wait(seen, "connect")
    t.until(lambda: serving.accepted, "the peer")
    sock.close()
    t.wait(seen, "close")
