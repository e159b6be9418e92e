"""Given an accepted socket, then `server` is who accepted it, also in `close` listeners, and None
afterwards and of all others; `target` of a server is free for the program. Origin: Node."""

import net


def test(t):
    server, conn, peer = t.accepted()
    t.check(conn.server is server, "its server")
    log = []
    conn.on("close", lambda: log.append(conn.server is server))
    conn.destroy()
    t.until(lambda: log, "close")
    net.turn(0)
    t.equal(log, [True], "in a close listener")
    t.equal(conn.server, None, "afterwards")
    sock, other = t.client()
    t.equal(sock.server, None, "a client's")
    t.equal(server.target, None, "target")
    server.target = log
    t.check(server.target is log, "as it was set")

    # One that connects anew counts no more.
    counts = []
    conn.connect(t.peer.serve().port, t.peer.host)
    t.until(lambda: conn.ready_state == "open", "connected")
    conn.destroy()
    t.until(lambda: len(log) == 2, "closed again")
    t.equal(log, [True, False], "who was accepted once")
    server.get_connections(lambda error, count: counts.append(count))
    t.until(lambda: counts, "the count")
    t.equal(counts, [0])
