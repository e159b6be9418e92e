"""Given a max_connections that is no number, or none that can be meant, when a listener is to have
it, then TypeError or ValueError is raised at once, and not by the loop when somebody comes.
Origin: issue 18."""

from net.datasocket import DataSocket

WRONG = (TypeError, ValueError)


def test(t):
    for most in ("5", b"x", -1, float("nan"), []):
        t.raises(WRONG, DataSocket.listen, accepted, t.host, 0, max_connections=most)
    t.idle()


def accepted(sock):
    return True
