"""Given a listener with one accepted client, when the listener is closed, then its close follows,
the accepted pair still exchanges data, and a new connection is refused. Origin: Sciter checklist
32."""

import values


def test(t):
    conn, far, server = values.accepted(t)
    port = server.local_port
    seen, heard = values.log(server), values.log(conn, "data close")
    server.close()
    t.equal((server.active, server.send(1)), (False, False))
    t.wait(seen, "close")
    far.send("still")
    t.wait(heard, "data")
    conn.send("here")
    t.until(far.values, "the answer")
    late = t.peer.connect(port)
    t.until(lambda: late.gone, "the refusal")
    server.close()
    t.idle()
    t.equal((seen, heard, far.values()), (["close"], [("data", "still")], ["here"]))
