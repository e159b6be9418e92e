"""Given the shortest and the longest time that can be set, when set_timeout, call_later and their
like get it, then it is taken; one ms more or less is a ValueError. Origin: documentation."""

import net

MOST = 2**29 - 1


def test(t):
    sock = net.Socket()
    for ms, kept in ((0.5, 1), (1, 1), (1.9, 1), (MOST, MOST), (0, 0)):
        t.equal(sock.set_timeout(ms).timeout, kept, "set_timeout")
    for ms in (-1, MOST + 1):
        t.raises(ValueError, sock.set_timeout, ms)
        t.raises(ValueError, net.call_later, ms, print)
        t.raises(ValueError, net.deadline, sock, ms)
    t.equal(sock.timeout, 0)
    called = []
    net.call_later(0, called.append, "0")
    net.call_later(0.5, called.append, "0.5")
    t.keep(5)  # what is late comes before what is as far away as can be
    late = net.call_later(MOST, called.append, "late")
    t.until(lambda: len(called) == 2, called)
    t.equal(called, ["0", "0.5"])
    late.cancel()
    net.deadline(sock, MOST)
    net.deadline(sock, 0)
    sock.destroy()
