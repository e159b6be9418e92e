"""Given many timers, most of them cancelled, when time passes, then just the others are called, in
order. Origin: DESIGN."""

import net


def test(t):
    log = []
    timers = [net.call_later(200 - n, log.append, n) for n in range(100)]
    for n in range(100):
        if n % 10:
            timers[n].cancel()
    t.until(lambda: len(log) == 10, log)
    t.idle(20)
    t.equal(log, [90, 80, 70, 60, 50, 40, 30, 20, 10, 0])
