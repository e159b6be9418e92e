"""Given a.pipe(b), when a is destroyed before its end, then so is b, and the other way round.
Origin: DESIGN; Node's pipeline."""


def test(t):
    for first in (0, 1):
        pair = t.client()[0], t.client()[0]
        pair[0].pipe(pair[1])
        closed = [[], []]
        for i in (0, 1):
            pair[i].on("close", t.note(closed[i], "close"))
        pair[first].destroy()
        t.wait(closed[first], "close")
        t.wait(closed[1 - first], "close")
