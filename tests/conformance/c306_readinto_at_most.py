"""Given bytes waiting, when readinto(buf, n) is called, then at most n are read, none lost.
Origin: MicroPython's readinto."""


def test(t):
    sock, peer = t.client()
    got = []
    buffer = bytearray(8)

    def readable():
        while True:
            n = sock.readinto(buffer, 3)
            if not n:
                return
            got.append(bytes(buffer[:n]))

    sock.on("readable", readable)
    peer.send(b"abcdefgh")
    t.until(lambda: b"".join(got) == b"abcdefgh", got)
    t.check(max([len(one) for one in got]) <= 3, "at most three at a time")
