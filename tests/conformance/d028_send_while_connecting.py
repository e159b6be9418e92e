"""Given a connecting client, when it sends twice before connect, then both arrive in order, after
the connection. Origin: Sciter checklist 28."""

import values


def test(t):
    sock, serving = values.connecting(t)
    seen = values.log(sock)
    t.equal((sock.send("one"), sock.send("two")), (True, True))
    t.wait(seen, "sent", 2)
    far = values.Far(serving.accepted[0])
    t.until(lambda: len(far.values()) == 2, "both")
    t.equal(far.values(), ["one", "two"])
    t.equal(seen, ["connect", "sent", "sent"])
