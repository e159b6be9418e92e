"""Given a name without an address, or none at all, then it is ENOTFOUND after one question of each
kind that may help; a name that cannot be one is asked of nobody. Origin: net.dns, RFC 1035."""

from dns_kit_inside import AAAA, A, answer, begin, look_up

from net import dns


def test(t):
    codes = {"none": 3, "empty": 0}

    def reply(question, n):
        name = server.asked[-1][0].split(".")[0]
        if name == "six" and server.asked[-1][1] == AAAA:
            return answer(question, bytes(15) + b"\1")
        return answer(question, code=codes.get(name, 0))

    server = begin(t, reply, tries=1, timeout=5000)
    try:
        for name, family, asked in (
            ("none.x", 0, [A]),
            ("none.x", 6, [AAAA]),
            ("empty.x", 0, [A, AAAA]),
            ("empty.x", 4, [A]),
            ("empty.x", 6, [AAAA]),
            ("x" * 64, 0, []),
            ("two..dots", 0, []),
            (".".join(["x" * 50] * 5), 0, []),
        ):
            server.asked.clear()
            t.equal(look_up(t, name, family), "ENOTFOUND", name)
            t.equal([kind for _, kind in server.asked], asked, name)
        server.asked.clear()
        t.check(look_up(t, "six.x").endswith(":1"), "the other kind")
        t.equal(server.asked, [("six.x", A), ("six.x", AAAA)])
        server.asked.clear()
        t.equal(look_up(t, "x" * 63), "ENOTFOUND")
        t.equal(len(server.asked), 2)
    finally:
        dns.stop()
