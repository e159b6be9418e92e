"""Given data read ahead, when a readable listener is added, then it is called, and readinto takes
that data first, in parts if the buffer is small. Origin: DESIGN."""


def test(t):
    sock, peer = t.client()
    peer.send(b"abcde")
    t.until(lambda: sock.bytes_read == 5, "the read-ahead")
    got = []
    buffer = bytearray(2)

    def readable():
        n = sock.readinto(buffer)
        got.append(bytes(buffer[:n]))

    sock.on("readable", readable)
    t.until(lambda: b"".join(got) == b"abcde", got)
    peer.send(b"fgh")
    t.until(lambda: b"".join(got) == b"abcdefgh", got)
