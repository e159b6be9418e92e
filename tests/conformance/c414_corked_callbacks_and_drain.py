"""Given a corked socket, when more than the mark is written, then write returns False; callbacks
and drain come once, after uncork, the callbacks in order. Origin: Node."""


def test(t):
    sock, peer = t.client(high_water_mark=8)
    log = t.log(sock, "drain")
    sock.cork()
    t.equal(sock.write("1234", t.note(log, "first")), True, "below the mark")
    t.equal(sock.write(bytearray(b"5")), False, "a buffer that can change")
    t.equal(sock.write("6789", t.note(log, "second")), False, "above the mark")
    t.idle()
    t.equal(log, [])
    sock.uncork()
    t.wait(log, "drain")
    t.idle()
    t.equal(log, [("first", None), ("second", None), "drain"])
    t.equal(peer.received, b"123456789")
