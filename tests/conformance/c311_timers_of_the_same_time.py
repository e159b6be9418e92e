"""Given many timers for the same time, when they are due, then they run in the order in which
they were set. Origin: Node."""

import net


def test(t):
    seen = []
    for i in range(40):
        net.call_later(5, seen.append, i)
    t.until(lambda: len(seen) == 40, seen)
    t.equal(seen, list(range(40)))
