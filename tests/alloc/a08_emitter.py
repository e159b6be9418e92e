"""Given listeners, when an event is told under a locked heap, then they are called and nothing is
allocated."""

import kit

import net

CLAIMS = ("emitter.Emitter.fire", "emitter.Emitter.has")


def test(t):
    lock = kit.Locked(t)
    sock = net.Socket()
    heard = [None] * 8
    calls = bytearray(2)

    def plain():
        calls[0] += 1

    def with_one(value):
        calls[1] += 1

    sock.on("drain", plain).on("drain", plain).on("error", with_one)
    t.check(lock.under(sock.fire, "drain"), "somebody listens to drain")
    t.check(lock.under(sock.fire, "error", heard), "somebody listens to error")
    t.check(not lock.under(sock.fire, "end"), "nobody listens to end")
    t.check(lock.under(sock.has, "drain"), "has drain")
    t.check(not lock.under(sock.has, "end"), "has no end")
    t.equal(bytes(calls), b"\x02\x01", "calls")
