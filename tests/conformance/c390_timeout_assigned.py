"""Given a value assigned to `timeout` before the connection is told, or where a timeout is set,
then it counts as if set_timeout had been called. Origin: issue 14."""

import net


def test(t):
    sock, peer = t.client()
    t.equal(sock.timeout, 0, "none")
    sock.destroy()
    log = t.log(sock, "timeout close")
    t.wait(log, "close")
    sock.timeout = 50
    sock.connect(t.peer.serve().port, t.peer.host)
    t.wait(log, "timeout")
    t.equal(sock.timeout, 50)

    accepted = []
    server = net.create_server(lambda conn: accepted.append(limited(t, conn)))
    peer = t.peer.connect(t.port(t.listen(server)))
    t.until(lambda: accepted and accepted[0] == ["timeout"], "in a connection listener")

    sock, peer = t.client(timeout=800)
    log = t.log(sock, "timeout")
    sock.timeout = 50
    t.wait(log, "timeout")
    sock.timeout = 0
    t.idle(150)
    t.equal(log, ["timeout"], "switched off")


def limited(t, conn):
    conn.timeout = 50
    return t.log(conn, "timeout")
