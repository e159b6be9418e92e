"""Given two sockets, then their ids differ, are positive and stay. Origin: Roku ifSocketAsync."""

from net.msgport import StreamSocket


def test(t):
    one, other = StreamSocket(), StreamSocket()
    t.check(0 < one.get_id() != other.get_id() > 0, "ids")
    before = one.get_id()
    one.close()
    t.equal(one.get_id(), before)
    t.check(StreamSocket().get_id() not in (before, other.get_id()), "never used again")
