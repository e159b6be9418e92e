"""Given a name that was found, when it is asked for again, then nobody is asked as long as its
server allows, for as many names as are kept, and for each family apart. Origin: net.dns."""

from dns_kit_inside import answer, begin, look_up

from net import dns


def test(t):
    def reply(question, n):
        size = 16 if question[-3] == 28 else 4
        return answer(question, b"\n" + bytes(size - 2) + bytes((n,)), ttl=0 if n > 6 else 60)

    server = begin(t, reply, keep=2)
    try:
        t.equal([look_up(t, name) for name in ("a.x", "b.x", "a.x", "b.x")],
                ["10.0.0.1", "10.0.0.2"] * 2)  # fmt: skip
        t.equal(look_up(t, "c.x"), "10.0.0.3")
        t.equal([look_up(t, name) for name in ("b.x", "c.x")], ["10.0.0.2", "10.0.0.3"])
        t.equal(look_up(t, "a.x"), "10.0.0.4")  # the oldest had gone
        t.equal(look_up(t, "a.x", 4), "10.0.0.5")
        t.check(":" in look_up(t, "a.x", 6), "the other family")
        t.equal([look_up(t, "z.x"), look_up(t, "z.x")], ["10.0.0.7", "10.0.0.8"])
        t.equal([kind for _, kind in server.asked], [1, 1, 1, 1, 1, 28, 1, 1])
        dns.use([server.at], keep=0)
        t.equal([look_up(t, "z.x"), look_up(t, "z.x")], ["10.0.0.9", "10.0.0.10"])
    finally:
        dns.stop()
