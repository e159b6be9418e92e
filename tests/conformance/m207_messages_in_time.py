"""Given message_timeout, when each chunk ends within a message and each message gets whole in
time, then the connection stays, however long that goes on. Origin: our own decision."""

import messages_kit as kit


def test(t):
    server, sock, log, peer = kit.accepted(t, raw_bytes=False, message_timeout=1000)
    peer.send(b"\x02a")
    for _ in range(8):
        t.idle(300)
        peer.send(b"b\x02a")
    peer.send(b"b")
    t.wait(log, "data", times=9)
    t.idle(1500)
    t.equal(kit.values(log), ["ab"] * 9)
    t.equal(len(log), 9)
