"""Given a running loop, when run() or turn() is called inside a callback, then RuntimeError is
raised there, and the outer loop goes on. Origin: DESIGN."""

import net


def test(t):
    log = []

    def inside():
        for function in (net.run, net.turn):
            t.raises(RuntimeError, function)
        log.append("inside")

    net.call_later(0, inside)
    net.call_later(20, log.append, "after")
    net.run()
    t.equal(log, ["inside", "after"])
