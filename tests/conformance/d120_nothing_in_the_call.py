"""Given a connected pair, when send, close and off are called, then no handler is called inside.
Origin: DESIGN."""

import values


def test(t):
    inside = []
    wrong = []
    sock, far = values.client(t)
    for name in ("data", "sent", "error", "close"):
        sock.on(name, lambda *args, name=name: wrong.append(name) if inside else None)
    seen = values.log(sock)
    for work in (lambda: sock.send(1), sock.close, sock.close, lambda: sock.off("data")):
        inside.append(1)
        work()
        inside.pop()
    far.peer.finish()
    t.wait(seen, "close")
    t.equal((wrong, seen), ([], ["sent", "close"]))
