"""Given a name that cannot be a local socket here, when listen and connect are called, then both
give None, and last_error says why; nothing is reported. Origin: DESIGN."""

from net.datasocket import DataSocket


def test(t):
    name = "/tmp/" + "x" * 200
    for attempt in (lambda: DataSocket.connect(name), lambda: DataSocket.listen(bool, name)):
        DataSocket.last_error = None
        t.equal(attempt(), None)
        t.check(isinstance(DataSocket.last_error, OSError), "an error")
    t.idle()
    t.equal(t.take_unhandled(), [])
