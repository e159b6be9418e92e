"""Given set_encoding, when the peer ends in the middle of a character, then data brings U+FFFD,
one for each byte, before end. Origin: Node's StringDecoder."""


def test(t):
    sock, peer = t.client()
    sock.set_encoding("utf8")
    log = t.log(sock, "data end")
    peer.send(b"ok\xe2\x82")
    peer.finish()
    t.wait(log, "end")
    t.equal(log, [("data", "ok\ufffd\ufffd"), "end"])
