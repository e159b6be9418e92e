"""Given a connection, when get_option() is asked, then what the system has, or None where it does
not tell; without a connection None, and ValueError for another name. Origin: own."""

import net


def test(t):
    sock, peer = t.client()
    able = sock.set_option("ttl", 77) is sock
    told = sock.get_option("ttl")
    t.check(told is None or able and told == 77, "ttl %s" % told)
    told = sock.get_option("max_seg")
    t.check(told is None or told > 0, "max_seg %s" % told)
    t.check(sock.get_option("oob_inline") in (None, 0), "oob_inline")
    will = net.Socket().get_option("no_delay")
    t.check(sock.get_option("no_delay") in (None, will), "no_delay")
    if sock.set_no_delay(not will) is sock:
        t.check(sock.get_option("no_delay") in (None, int(not will)), "the other way")
    t.raises(ValueError, sock.get_option, "colour")
    t.equal(net.Socket().get_option("ttl"), None)
    sock.destroy()
    t.equal(sock.get_option("ttl"), None)
