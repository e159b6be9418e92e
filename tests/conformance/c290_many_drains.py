"""Given a program that writes until False and goes on at drain, when the peer stops reading again
and again, then all arrives in order, with a drain after each False. Origin: Stream doc."""


def test(t):
    total = (10 if t.board else 20) * t.bulk
    sock, peer = t.client(hold=True, high_water_mark=1000)
    written, told = [0], []

    def send():
        while written[0] < total:
            written[0] += 500
            if not sock.write(t.pattern(500, written[0] - 500)):
                told.append("False")
                peer.release()
                return
        sock.end()

    def drain():
        told.append("drain")
        if told.count("drain") < 3:
            peer.hold()
        send()

    sock.on("drain", drain)
    send()
    t.until(lambda: peer.ended, told, 30000)
    t.equal(peer.count, total, "bytes")
    t.intact(peer.chunks)
    t.check(told.count("drain") > 1, "%s" % told)
    t.equal(told, ["False", "drain"] * (len(told) // 2), "one after the other")
