"""Given a closed socket, when it sends, then False, no exception and no event; a second close
gives no second close event. Origin: Sciter checklist 31."""

import values


def test(t):
    sock, far = values.client(t)
    seen = values.log(sock)
    sock.close()
    t.equal((sock.send(1), sock.active), (False, False), "while closing")
    far.peer.finish()
    t.wait(seen, "close")
    t.equal(sock.send(2), False)
    t.equal(sock.send(object()), False)
    sock.close()
    t.idle()
    t.equal(seen, ["close"])
    t.equal(far.peer.received, b"")
