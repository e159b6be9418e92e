"""Given data read ahead, when read(size) asks for exactly that, one byte less or one more, then
all of it comes in order, and what the peer sends later is announced again. Origin: Node."""


def test(t):
    sock, peer = t.client()
    for size, wanted in ((5, [b"abcde"]), (4, [b"abcd", b"e"]), (6, [b"abcde"])):
        told = []

        def readable(told=told):
            told.append(1)

        sock.on("readable", readable)
        peer.send(b"abcde")
        t.until(lambda: told, "readable")
        got = []
        while True:
            data = sock.read(size)
            if data is None:
                break
            got.append(bytes(data))
        t.equal(got, wanted)
        sock.remove_listener("readable", readable)
