"""Given what cannot be watched, then TypeError or ValueError at once and nothing is open; a stream
does not connect. Origin: issue 19."""

import io

import net
from net.watch import watch


def test(t):
    t.raises(TypeError, watch, "a text")
    t.raises(TypeError, watch, None)
    t.raises((TypeError, OSError), watch, io.BytesIO(b"nothing that can be polled"))
    stream, _ = t.stream()
    t.raises(ValueError, watch, stream, high_water_mark=0)
    t.raises(TypeError, watch, stream, no_such_option=1)
    t.equal(watch(t.stream()[0], high_water_mark=1).high_water_mark, 1)
    t.raises(TypeError, watch(stream).connect, 80)
    t.equal(isinstance(watch(t.stream()[0]), net.Socket), True)
