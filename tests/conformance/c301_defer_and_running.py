"""Given functions deferred outside and inside the loop, when it turns, then they are called in
order, with running() true only there. Origin: DESIGN (no callback inside a call)."""

import net


def test(t):
    seen = []

    def first(arg):
        seen.append((arg, net.running()))
        net.defer(seen.append, "third")

    net.defer(first, "first")
    net.defer(seen.append, "second")
    t.equal(seen, [], "inside the call")
    t.equal(net.running(), False)
    net.turn(0)
    t.equal(seen, [("first", True), "second", "third"])
    t.equal(net.running(), False)
    t.raises(TypeError, net.defer, 5)
