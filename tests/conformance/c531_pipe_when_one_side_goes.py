"""Given a.pipe(b), when a is destroyed before its end, then so is b, and the other way round; with
end False the other one stays. Origin: DESIGN; Node's pipeline."""


def test(t):
    for end in (True, False):
        for first in (0, 1):
            pair = t.client()[0], t.client()[0]
            pair[0].pipe(pair[1], end)
            closed = [[], []]
            for i in (0, 1):
                pair[i].on("close", t.note(closed[i], "close"))
            pair[first].destroy()
            t.wait(closed[first], "close")
            if end:
                t.wait(closed[1 - first], "close")
            t.idle(20)
            t.equal(pair[1 - first].destroyed, end, (end, first))
            t.equal([sock.listener_count("end") for sock in pair], [0, 0], "listeners")
            pair[1 - first].destroy()
