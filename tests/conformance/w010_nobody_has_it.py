"""Given a listener that is none, when a stream is to be watched, then TypeError and nothing keeps
the loop running. Origin: our own decision."""

import net
from net.watch import watch

loop = net._loop  # boards have no module net.loop: tools/joined.py


def test(t):
    stream, _ = t.stream()
    before = loop.open
    t.raises(TypeError, watch, stream, 5)
    t.idle(5)
    t.equal(loop.open, before)
    watch(stream, lambda data: None).destroy()
