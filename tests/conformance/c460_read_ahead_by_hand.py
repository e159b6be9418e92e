"""Given a socket without listeners, when readinto has taken all that was read ahead, then what
comes next is read ahead in its turn, and after the last of it the end is told. Origin: DESIGN."""


def test(t):
    sock, peer = t.client()
    buffer = bytearray(3)
    for data in (b"abcde", b"fg"):
        before = sock.bytes_read
        peer.send(data)
        t.until(lambda: sock.bytes_read == before + len(data), "read ahead: " + repr(data))
        got = b""
        while len(got) < len(data):
            got += bytes(buffer[: sock.readinto(buffer)])
        t.equal(got, data)
    log = t.log(sock, "end close")
    peer.finish()
    t.wait(log, "close")
    t.equal(log, ["end", "close"])
