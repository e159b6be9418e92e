"""Given a timer, when it is cancelled, then its function is not called, and it keeps nothing open;
cancelling again, or after the call, does nothing. Origin: DESIGN."""

import net


def test(t):
    log = []
    cancelled = net.call_later(20, log.append, "cancelled")
    called = net.call_later(10, log.append, "called")
    net.call_later(0, cancelled.cancel)
    t.until(lambda: log, log)
    called.cancel()
    cancelled.cancel()
    t.idle(60)
    t.equal(log, ["called"])
    net.call_later(600000, log.append, "much later").cancel()
    t.equal(net.turn(0), False, "something is open")
    t.raises(TypeError, net.call_later, 1, "f")
    for call in (net.call_later, net.call_every):
        for wrong in ("5", None):
            t.equal(str(t.raises(TypeError, call, wrong, print)), "ms must be a number")
