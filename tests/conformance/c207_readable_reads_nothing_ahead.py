"""Given a readable listener, when data waits, then nothing is read until the program reads.
Origin: DESIGN."""


def test(t):
    sock, peer = t.client()
    calls = []
    sock.on("readable", lambda: calls.append(sock.bytes_read))
    peer.send(b"abc")
    t.until(lambda: calls, "readable")
    t.idle()
    t.equal((calls[0], sock.bytes_read), (0, 0), "bytes_read")
