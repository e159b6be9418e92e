"""Given a readable listener, when it reads with readinto, then it gets the bytes, and its 0 brings
end. Origin: DESIGN."""


def test(t):
    sock, peer = t.client()
    log = t.log(sock, "data end close")
    buffer = bytearray(64)
    got, counts = [], []

    def readable():
        n = sock.readinto(buffer)
        counts.append(n)
        if n:
            got.append(bytes(buffer[:n]))

    sock.on("readable", readable)
    peer.send(t.pattern(500))
    t.until(lambda: b"".join(got) == t.pattern(500), got)
    t.equal(log, [])
    peer.finish()
    t.wait(log, "close")
    t.equal(log, ["end", "close"])
    t.equal(counts[-1], 0, "the last readinto")
    t.equal(sock.bytes_read, 500, "bytes_read")
