"""Given a socket, when set_no_delay is called before connecting or when open, then it returns the
socket (or False where a board has no such option), and data passes. Origin: Node."""

import net


def test(t):
    serving = t.peer.serve(echo=True)
    sock = net.Socket()
    log = t.log(sock, "connect data")
    t.check(sock.set_no_delay() in (sock, False), "before")
    sock.connect(serving.port, serving.host)
    t.wait(log, "connect")
    t.check(sock.set_no_delay(False) in (sock, False), "when open")
    t.check(sock.set_no_delay(True) is sock or t.board, "known on this platform")
    sock.write("x")
    t.until(lambda: ("data", b"x") in log, log)
