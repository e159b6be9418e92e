"""Given call_every with 1 ms, the least there is, then the function is called again and again.
Origin: our own decision."""

import net


def test(t):
    log = []
    timer = net.call_every(1, log.append, 1)
    t.until(lambda: len(log) >= 3, "three calls")
    timer.cancel()
