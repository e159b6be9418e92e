"""Given a function that should have made a Context and returned None, when that is given as tls,
then ValueError: nothing is sent in the open. Origin: our own decision."""

from net.datasocket import DataSocket


def test(t):
    t.raises(ValueError, DataSocket.connect, "127.0.0.1", 9, tls=None)
    t.raises(ValueError, DataSocket.listen, lambda sock: True, "127.0.0.1", 0, tls=None)
