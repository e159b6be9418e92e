"""Given three messages in one piece, when the handler of the first closes, then the others are not
delivered, what it sent goes out, and close follows. Origin: DESIGN."""

import values


def test(t):
    sock, far = values.client(t)

    def handler(value):
        sock.send(["last", value])
        sock.close()

    sock.on("data", handler)
    seen = values.log(sock)
    far.send(1, 2, 3)
    t.until(lambda: far.peer.gone, "the end")
    t.equal(far.values(), [["last", 1]])
    far.send("too late")
    far.peer.finish()
    t.wait(seen, "close")
    t.equal(seen, [("data", 1), "sent", "close"])
