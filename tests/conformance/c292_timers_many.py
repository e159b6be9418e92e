"""Given many timers, most of them cancelled, when time passes, then just the others are called, in
the order in which they are due. Origin: DESIGN."""

import net


def test(t):
    log, timers = [], []
    # What is due first is made last, with time for a collection of garbage in between.
    for base in (1600, 100):
        for ms in range(base, base + 100, 2):
            timers.append(net.call_later(ms, log.append, ms))
    for n in range(100):
        if n % 10:
            timers[n].cancel()
    t.until(lambda: len(log) == 10, log, 5000)
    t.idle(20)
    t.equal(log, [100, 120, 140, 160, 180, 1600, 1620, 1640, 1660, 1680])
