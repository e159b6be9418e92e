"""Given several that ask for the same name, then there is one question; one that nobody waits for
any more is given up, and whoever asks then asks anew. Origin: net.dns."""

from dns_kit_inside import answer, begin

import net
from net import dns


def test(t):
    replies = [None]

    def reply(question, n):
        return replies[0] and answer(question, b"\n\0\0\1")

    server = begin(t, reply, timeout=60, tries=100, keep=0)
    try:
        told = []
        socks = [net.connect(1, "a.x") for _ in range(2)]
        other = net.connect(1, "a.x", family=4)
        for sock in socks + [other]:
            sock.on("error", t.fail)
        t.until(lambda: len(server.asked) >= 2, "asked")
        t.equal(server.asked[:2], [("a.x", 1)] * 2)
        other.destroy()
        socks[0].destroy()
        before = len(server.asked)
        t.until(lambda: len(server.asked) > before, "one still waits")
        socks[1].destroy()
        before = len(server.asked)
        t.idle(200)
        t.check(len(server.asked) <= before + 1, "given up")
        replies[0] = True
        server.asked.clear()
        for _ in range(3):
            net.lookup("a.x", lambda error, text, family: told.append(text))
        t.until(lambda: len(told) == 3, lambda: told)
        t.equal((told, len(server.asked)), (["10.0.0.1"] * 3, 1))
        replies[0] = None
        net.lookup("a.x", lambda error, text, family: told.append(error.code))
        t.until(lambda: len(server.asked) == 2, "asked again")
        net.close_all()
        t.until(lambda: len(told) == 4, lambda: told)
        t.equal(told[3], "EAI_AGAIN")
    finally:
        dns.stop()
