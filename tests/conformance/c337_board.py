"""Given any board, when board() is asked, then it says which it is. Origin: DESIGN."""

import net


def test(t):
    found = net.board()
    t.equal(sorted(found), ["id", "limits", "port", "title"], "keys")
    t.check(found["id"] and found["title"], "it has a name")
    limits = found["limits"]
    t.check(limits.get("rx_buffer", 1) > 0, "the largest chunk is a number")
    most = limits.get("max_connections")
    t.check(most is None or net.create_server().max_connections == most, "the default follows it")
