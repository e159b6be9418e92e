"""Given a loop that can be woken, when wake() is called under a locked heap, then nothing is
allocated and the loop wakes."""

import kit

from net.loop import wake

CLAIMS = ("loop.wake",)


def test(t):
    lock = kit.Locked(t)
    import net

    wake()  # the first call makes what wakes
    net.turn(0)

    woken = []
    late = net.call_later(5000, woken.append, "late")
    lock.under(wake)
    net.turn(-1)
    late.cancel()
    t.equal(woken, [], "the timer's turn")
