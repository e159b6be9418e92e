"""Given a readable listener and a connection that we have ended, when the peer answers and ends as
well, then readinto gives the answer, then 0, and `end` and `close` follow. Origin: spec 1.7."""


def test(t):
    sock, peer = t.client(allow_half_open=True)
    log = t.log(sock, "end error close")
    buffer = bytearray(64)
    counts = []

    def readable():
        n = sock.readinto(buffer)
        if n is not None:
            counts.append(n)

    sock.on("readable", readable)
    sock.end(b"question")
    t.until(lambda: peer.received == b"question", "the question")
    peer.send(b"answer")
    peer.finish()
    t.wait(log, "close")
    t.equal((counts, log), ([6, 0], ["end", "close"]))
