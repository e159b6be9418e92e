"""Given a callback that cannot be called, when a socket is made with it, then TypeError at once,
not when there is something to tell. Origin: issue 18."""

from net import stream


def test(t):
    for name in ("connected", "error", "accepted", "closed"):
        for wrong in (5, "x", b"x", [], 1.5, True):
            t.raises(TypeError, stream.create_tcp, **{name: wrong})
        stream.create_tcp(**{name: None})
        stream.create_tcp(**{name: print})
