"""Given a listening peer, when the older form connect(port) is called, then it connects to
localhost; connect(port, domain) to that host. Origin: Sciter checklist 2."""

import values

from net.datasocket import DataSocket


def test(t):
    for host in ([], ["127.0.0.1"]):
        serving = t.peer.serve()
        sock = DataSocket.connect(serving.port, *host)
        seen = values.log(sock)
        t.wait(seen, "connect")
        t.until(lambda: serving.accepted, "the peer")
        sock.close()
        t.wait(seen, "close")
