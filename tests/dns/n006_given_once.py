"""Given a listener of a lookup that raises, then each of the others is told once, and nothing is
left of the question. Origin: net.dns."""

from dns_kit_inside import answer, begin

import net
from net import dns


def test(t):
    server = begin(t, lambda question, n: answer(question, b"\n\0\0\1"), keep=0)
    try:
        told = []

        def raises(error, text, family):
            told.append(text)
            raise ValueError

        for done in (
            lambda e, text, f: told.append(text),
            raises,
            lambda e, text, f: told.append(1),
        ):
            net.lookup("a.x", done)
        t.until(lambda: len(told) == 3, lambda: told)
        t.idle(20)
        t.equal((told, len(server.asked)), (["10.0.0.1", "10.0.0.1", 1], 1))
        t.equal(t.take_unhandled(), ["ValueError"])
        net.lookup("a.x", lambda e, text, f: told.append(2))
        t.until(lambda: len(told) == 4, lambda: told)
        t.equal(len(server.asked), 2)
    finally:
        dns.stop()
