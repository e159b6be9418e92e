"""Given several timers, when they are due, then their functions are called in the order of their
times, those of equal times in the order of the calls, with their arguments. Origin: DESIGN."""

import net


def test(t):
    log = []
    net.call_later(60, log.append, "late")
    net.call_later(0, t.note(log, "zero"))
    net.call_later(20, log.append, "early")
    net.call_later(0, t.note(log, "arguments"), 1, 2)
    t.equal(log, [], "inside the calls")
    t.until(lambda: "late" in log, log)
    t.equal(log, ["zero", ("arguments", 1, 2), "early", "late"])
