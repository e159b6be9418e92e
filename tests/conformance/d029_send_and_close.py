"""Given a connected pair, when one side sends and closes at once, then the other gets the message,
then the end. Origin: Sciter checklist 29."""

import values


def test(t):
    sock, far = values.client(t)
    seen = values.log(sock)
    value = "x" * 5000
    sock.send(value)
    sock.close()
    t.until(lambda: far.peer.gone, "the end")
    t.equal(far.values(), [value])
    t.equal(far.peer.error, None)
    far.peer.finish()
    t.wait(seen, "close")
    t.equal(seen, ["sent", "close"])
