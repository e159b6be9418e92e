"""Given something as `tls` that is neither True, False nor a Context, empty things among them,
when a DataSocket is made, then TypeError or ValueError, and no connection without TLS. Limits
beyond what a timer can be set to are ValueErrors. Origin: issue 18."""

from net.datasocket import DataSocket

WRONG = (TypeError, ValueError, ImportError, AttributeError)  # the last two: without net.tls


def test(t):
    for tls in (None, 0, "", [], {}, (), "yes", 1.5):
        t.raises(WRONG, DataSocket.connect, t.host, 9, tls=tls)
        t.raises(WRONG, DataSocket.listen, bool, t.host, 0, tls=tls)
    for name in ("message_timeout", "max_message_size", "max_items", "max_depth"):
        for wrong in (1 << 29, 1 << 70):
            t.raises(ValueError, DataSocket.connect, t.host, 9, **{name: wrong})
            t.raises(ValueError, DataSocket.listen, bool, t.host, 0, **{name: wrong})
    t.idle()
