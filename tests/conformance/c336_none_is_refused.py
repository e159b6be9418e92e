"""Given an API that the table calls none, when it is used, then it returns False; what the table
calls otherwise does not. Origin: DESIGN."""

import net


def test(t):
    sock, peer = t.client()
    kept = sock.set_keep_alive(True)
    t.equal(kept is False, net.capability("Socket.set_keep_alive") == "none", "set_keep_alive")
    able = sock.reset_and_destroy()
    t.equal(able is False, net.capability("Socket.reset_and_destroy") == "none", "reset")
