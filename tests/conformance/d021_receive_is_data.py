"""Given a handler of "receive", when a message arrives, then it is called with the value;
off("data") removes it. Origin: Sciter checklist 21."""

import values


def test(t):
    sock, far = values.client(t)
    got = []
    others = []
    sock.on("receive", got.append)
    far.send("x")
    t.until(lambda: got, "receive")
    t.equal(got, ["x"])
    sock.off("data").on("data", others.append)
    far.send("y")
    t.until(lambda: others, "data")
    t.equal(got, ["x"])
