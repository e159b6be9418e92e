"""Given an onread callback that returns False and output that waits, when the peer sends and reads
at the same moment, then reading is paused until resume(), and the output is sent.
Origin: Node (onread)."""


def test(t):
    got = []

    def read(n, buffer, sock):
        got.append(bytes(buffer[:n]))
        return len(got) > 1

    sock, peer = t.client(hold=True, onread=(bytearray(4), read))
    sent = t.fill(sock)
    peer.send(b"12345678")
    peer.release()
    t.until(lambda: got, "the first part")
    t.until(lambda: peer.count == sent, "all %d bytes" % sent, 10000)
    t.equal((got, sock.is_paused()), ([b"1234"], True))
    sock.resume()
    t.until(lambda: got == [b"1234", b"5678"], got)
