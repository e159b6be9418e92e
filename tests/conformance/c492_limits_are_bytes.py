"""Given a high_water_mark or max_queued that is no number of bytes, when a socket or server is
made with it, then TypeError or ValueError at once, and not when something is to be sent. Origin:
issue 18."""

import net

NO_INT = ("x", b"x", [], 1.5, float("nan"), True, object())


def test(t):
    for name in ("high_water_mark", "max_queued"):
        for wrong in NO_INT:
            _refused(t, TypeError, {name: wrong})
        for wrong in (-1, -(1 << 70)):
            _refused(t, ValueError, {name: wrong})
    made = net.Socket(high_water_mark=0, max_queued=0)
    t.equal((made.high_water_mark, made.max_queued), (0, 0))
    mark, most = net.Socket.high_water_mark, net.Socket.max_queued
    made = net.Socket(high_water_mark=None, max_queued=None)
    t.equal((made.high_water_mark, made.max_queued), (mark, most))
    t.idle()


def _refused(t, error, options):
    t.raises(error, net.Socket, **options)
    t.raises(error, net.create_server, **options)
    t.raises(error, net.connect, 1, **options)
