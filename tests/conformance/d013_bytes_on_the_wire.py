"""Given a peer, when {"test": 1} is sent, then it reads exactly these 11 bytes. Origin: Sciter
checklist 13."""

import values


def test(t):
    sock, far = values.client(t)
    sock.send({"test": 1})
    t.until(lambda: len(far.peer.received) >= 11, "the frame")
    t.idle()
    t.equal(far.peer.received, b"\x00\x00\x00\x07\xa1\x64test\x01")
