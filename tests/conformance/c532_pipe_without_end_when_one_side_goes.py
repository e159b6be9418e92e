"""Given a.pipe(b, False), when one of them is destroyed, then the other stays open, and has no
listeners of the pipe any more. Origin: DESIGN."""


def test(t):
    for first in (0, 1):
        pair = t.client()[0], t.client()[0]
        pair[0].pipe(pair[1], False)
        closed = t.log(pair[first], "close")
        pair[first].destroy()
        t.wait(closed, "close")
        t.idle(20)
        other = pair[1 - first]
        t.check(not other.destroyed, "the other stays")
        t.equal([other.listener_count(event) for event in ("end", "drain", "close")], [0, 0, 0])
        other.destroy()
