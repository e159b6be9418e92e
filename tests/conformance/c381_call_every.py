"""Given call_every, then the function is called again and again until cancel(), also when it
raises. Origin: Node (setInterval)."""

import net


def test(t):
    log = []
    timer = net.call_every(20, log.append, 1)
    t.until(lambda: len(log) == 3, "three calls")
    timer.cancel()
    t.idle()
    t.equal(log, [1, 1, 1], "after cancel()")

    def tick():
        log.append(2)
        if len(log) == 5:
            again.cancel()
        raise ValueError("each time")

    again = net.call_every(10, tick)
    t.until(lambda: len(log) == 5, "goes on after an exception")
    t.idle()
    t.equal(log[3:], [2, 2], "cancelled by what it calls")
    t.equal(t.take_unhandled(), ["ValueError", "ValueError"])

    for wrong in (0, -1, 2**29):
        t.raises(ValueError, net.call_every, wrong, log.append)
    t.raises(TypeError, net.call_every, 10, None)
