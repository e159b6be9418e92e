"""Given a mark of 0, when anything is written, then write returns False and drain follows. Origin:
Stream doc."""


def test(t):
    sock, peer = t.client(high_water_mark=0)
    log = t.log(sock, "drain")
    for n in (1, 2):
        t.equal(sock.write("x"), False, "write")
        t.wait(log, "drain", n)
    t.until(lambda: peer.received == b"xx", "both")
    t.idle()
    t.equal(log, ["drain", "drain"])
