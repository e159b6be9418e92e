"""Given an acceptor that sends, adds handlers and returns True, when a client connects, then what
it sent goes out, and what comes is delivered. Origin: DESIGN."""

import values


def test(t):
    seen = []

    def acceptor(conn):
        conn.send("welcome")
        conn.send("to all")
        values.log(conn, into=seen)
        return 1  # as good as True

    server, port = values.listen(t, acceptor)
    far = values.Far(t.peer.connect(port))
    far.send("thanks")
    t.wait(seen, "data")
    t.until(lambda: len(far.values()) == 2, "both")
    t.wait(seen, "sent", 2)
    t.equal(far.values(), ["welcome", "to all"])

    def one_word(conn):
        conn.send("full")
        conn.close()
        return True

    server, port = values.listen(t, one_word)
    far = values.Far(t.peer.connect(port))
    t.until(lambda: far.peer.gone, "the end")
    t.equal(far.values(), ["full"])
