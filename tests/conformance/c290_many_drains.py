"""Given a program that writes until False and goes on at drain, when it sends much through a
narrow place, then all arrives in order, with more than one drain. Origin: Stream doc."""


def test(t):
    total = 20 * t.bulk
    sock, peer = t.client(high_water_mark=1000)
    drains = []

    def send():
        while sock.bytes_written < total:
            if not sock.write(t.pattern(500, sock.bytes_written)):
                return
        sock.end()

    sock.on("drain", lambda: drains.append(1) or send())
    send()
    t.until(lambda: peer.ended, "the end", 20000)
    t.equal(peer.count, total, "bytes")
    t.intact(peer.chunks)
    t.check(len(drains) > 1, "%d drains" % len(drains))
