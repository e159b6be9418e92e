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
    t.check(sock.get_option("no_delay") in (1, None) or t.board, "as it was asked for before")
    for wanted in (False, True):
        t.check(sock.set_no_delay(wanted) is sock or t.board, "known on this platform")
        t.check(sock.get_option("no_delay") in (int(wanted), None) or t.board, "as it was set")
    sock.write("x")
    t.until(lambda: ("data", b"x") in log, log)
