"""Given what is no function, or no name, when on, once or cbor get it, then TypeError or
AttributeError at once, and no handler is there. Origin: documentation."""

from net import cbor
from net.datasocket import DataSocket


def test(t):
    sock = DataSocket()
    for wrong in (None, 5, "f", []):
        t.raises(TypeError, sock.on, "data", wrong)
        t.raises(TypeError, sock.once, "data", wrong)
    t.raises(AttributeError, getattr, cbor, "nothing")
    t.raises(AttributeError, getattr, cbor, "tagged")
    t.equal(sock._on, ())
