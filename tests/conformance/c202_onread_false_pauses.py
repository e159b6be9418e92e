"""Given an onread callback that returns False, when data comes, then reading is paused until
resume(). Origin: Node (onread)."""


def test(t):
    got = []

    def read(n, buffer, sock):
        got.append(bytes(buffer[:n]))
        return len(got) > 1

    sock, peer = t.client(onread=(bytearray(4), read))
    peer.send(b"12345678")
    t.until(lambda: got, "the first part")
    t.idle()
    t.equal(got, [b"1234"])
    t.equal(sock.is_paused(), True, "is_paused()")
    sock.resume()
    t.until(lambda: got == [b"1234", b"5678"], got)
