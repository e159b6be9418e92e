"""Given the table of the board, when capability is asked, then it gives a level for every API, and
raises ValueError for what is none. Origin: DESIGN."""

import net


def test(t):
    for name in ("Socket.end", "net.connect", "net.connect(path)", "Server.listen"):
        level = net.capability(name)
        t.check(level in ("full", "partial", "none", "unverified"), "%s is %s" % (name, level))
    t.raises(ValueError, net.capability, "Socket.fly")
