"""Given a socket whose output waits for the peer, when the peer sends, then the data is delivered
meanwhile, by data, onread or readable. Origin: Node (duplex)."""


def test(t):
    for way in ("data", "onread", "readable"):
        sock, peer = t.client(hold=True)
        buffer = bytearray(32)
        got = []
        if way == "data":
            sock.on("data", got.append)
        elif way == "onread":
            sock.set_onread(buffer, lambda n, buf, s: got.append(bytes(buf[:n])))
        else:
            sock.on("readable", lambda: got.append(bytes(buffer[: sock.readinto(buffer) or 0])))
        sent = t.fill(sock)
        for n in (1, 2):
            peer.send(b"news")
            t.until(lambda n=n: b"".join(got) == b"news" * n, "%s: %s" % (way, got))
            peer.release()
        t.until(lambda: peer.count == sent, "all %d bytes" % sent, 10000)
        sock.destroy()
        peer.close()
