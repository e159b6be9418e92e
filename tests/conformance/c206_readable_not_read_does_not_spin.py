"""Given a readable listener that does not read, when data waits, then it is not called over and
over; a later readinto gets the data, and new data calls it again. Origin: DESIGN."""


def test(t):
    sock, peer = t.client()
    calls = []
    sock.on("readable", lambda: calls.append(1))
    peer.send(b"abc")
    t.until(lambda: calls, "readable")
    t.idle(200)
    t.check(len(calls) <= 2, "%d calls for one arrival" % len(calls))
    buffer = bytearray(8)
    t.equal(sock.readinto(buffer), 3, "readinto")
    t.equal(bytes(buffer[:3]), b"abc")
    t.equal(sock.readinto(buffer), None, "readinto when dry")
    seen = len(calls)
    peer.send(b"d")
    t.until(lambda: len(calls) > seen, "readable again")
