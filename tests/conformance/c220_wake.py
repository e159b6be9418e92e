"""Given a loop about to sleep for minutes, when net.wake() is called before, then its turn returns
at once. Origin: DESIGN."""

import net


def test(t):
    log = []
    t.listen()
    timer = net.call_later(300000, log.append, "overslept")
    for _ in range(2):
        net.wake()
        net.turn(600000)
        t.equal(log, [])
    timer.cancel()
