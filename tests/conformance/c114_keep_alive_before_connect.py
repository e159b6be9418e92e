"""Given a socket that is not connected, when set_keep_alive is called, then there is no exception,
and it connects. Origin: D33."""

import net


def test(t):
    serving = t.peer.serve(echo=True)
    sock = net.Socket()
    log = t.log(sock, "data")
    kept = sock.set_keep_alive(True, 5000)
    t.check(kept is sock or (t.board and kept is False), "returns the socket, or False")
    sock.connect(serving.port, serving.host)
    sock.write("x")
    t.until(lambda: log == [("data", b"x")], log)
