"""Given a readable listener that reads a little each time, when the peer sends, resets, and our
write meets that, then all that came is read before the error. Origin: DESIGN 1.3."""


def test(t):
    sock, peer = t.client()
    got = []
    buffer = bytearray(4)

    def readable():
        n = sock.readinto(buffer)
        if n:
            got.append(bytes(buffer[:n]))

    log = t.log(sock, "error close")
    sock.on("readable", readable)
    peer.send(b"0123456789")
    t.until(lambda: got, "the first bytes")
    peer.reset()
    for _ in range(3):
        if not sock.destroyed:
            sock.write(b"too late")
    t.wait(log, "close")
    t.equal(len([e for e in log if e[0] == "error"]), 1)
