"""Given an echo with much in flight, when the client reads slowly, then it gets its bytes
unchanged. Origin: FIELD-NOTES (7: corrupt data)."""

import net


def test(t):
    total = 20000 if t.board else 2000000
    server = t.listen(net.create_server(lambda sock: sock.pipe(sock)))
    peer = t.peer.connect(t.port(server))
    peer.hold()
    peer.send(t.pattern(total))
    for _ in range(5):
        t.idle(20)
        peer.release()
        t.idle(1)
        peer.hold()
    peer.release()
    t.until(lambda: peer.count == total, "all %d bytes" % total, 20000)
    t.intact(peer.chunks)
