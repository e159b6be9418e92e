"""Given a readable listener that asks for no bytes, when bytes come, then that is not taken for
the peer's end. Origin: our own."""


def test(t):
    sock, peer = t.client()
    buffer = bytearray(8)
    asked = []
    got = []

    def readable():
        asked.append((sock.readinto(bytearray(0)), sock.readinto(buffer, 0)))
        n = sock.readinto(buffer)
        if n:
            got.append(bytes(buffer[:n]))

    log = t.log(sock, "end error close")
    sock.on("readable", readable)
    peer.send(b"hello")
    t.until(lambda: got, "the bytes")
    t.equal(got, [b"hello"])
    t.equal(asked[0], (0, 0), "what nothing gives")
    t.equal(log, [])
    peer.finish()
    t.wait(log, "close")
    t.equal(log, ["end", "close"])
