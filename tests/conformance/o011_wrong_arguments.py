"""Given arguments that cannot be, then TypeError or ValueError at once, and nothing is left that
connects. Origin: issue 19."""

from net.reconnecting import Reconnecting


def test(t):
    t.raises(ValueError, Reconnecting, 80, "127.0.0.1", first=0)
    t.raises(ValueError, Reconnecting, 80, "127.0.0.1", first=10, longest=5)
    t.raises(ValueError, Reconnecting, 80, "127.0.0.1", patience=0)
    t.raises(ValueError, Reconnecting, 80, "127.0.0.1", outbox=-1)
    t.raises(ValueError, Reconnecting, 65536, "127.0.0.1")
    t.raises(TypeError, Reconnecting, "80", "127.0.0.1")
    t.raises(TypeError, Reconnecting, 80, "127.0.0.1", no_such_option=1)
