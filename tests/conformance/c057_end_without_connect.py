"""Given an idle socket, when end() is called, then there is no exception. Origin:
test-net-end-without-connect."""

import net


def test(t):
    net.Socket().end()
    t.idle()
