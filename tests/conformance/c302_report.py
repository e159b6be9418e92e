"""Given net.on_error's function, when an error is reported, then it gets it. Origin: DESIGN."""

import net


def test(t):
    net.report(ValueError("nobody's"))
    t.equal(t.take_unhandled(), ["ValueError"])
