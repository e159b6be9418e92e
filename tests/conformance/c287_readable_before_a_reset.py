"""Given a readable listener, when data comes with a reset behind it, then the listener can read
the data before the error. Origin: spec 1.9, DESIGN."""


def test(t):
    sock, peer = t.client()
    log = t.log(sock, "end error close")
    buffer = bytearray(64)

    def readable():
        n = sock.readinto(buffer)
        if n:
            log.append(bytes(buffer[:n]))

    peer.send(b"before")
    peer.reset()
    sock.on("readable", readable)
    t.wait(log, "close")
    t.equal(log, [b"before", ("error", "ECONNRESET"), "close"])
