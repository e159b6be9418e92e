"""Given a listener added twice and one added by once, when off takes them, then one call less each
time, none at the end; off of a stranger does nothing, and it returns self. Origin: events doc."""

import net


def test(t):
    calls = []
    sock = net.Socket()
    sock.on("x", calls.append).on("x", calls.append).once("x", calls.append)
    t.check(sock.off("x", calls.append) is sock, "off returns self")
    sock.emit("x", 1)
    t.equal(len(calls), 2, "calls after one off")
    sock.off("x", print).off("nothing", print)
    t.equal(sock.listener_count("x"), 2, "listeners after off of a stranger")
    sock.off("x", calls.append).off("x", calls.append)
    t.equal(sock.listener_count("x"), 0, "listeners left")
    t.equal(sock.emit("x", 2), False, "emit without listeners")
    t.equal(len(calls), 2, "calls at the end")
