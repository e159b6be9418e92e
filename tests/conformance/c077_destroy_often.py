"""Given any socket, when it is destroyed three times, then there is one close. Origin: issue-266
(simple form)."""

import net


def test(t):
    for sock in (net.Socket(), t.connect(t.peer.serve()), t.client()[0]):
        log = t.log(sock, "close")
        sock.destroy()
        sock.destroy()
        t.wait(log, "close")
        sock.destroy()
        t.idle()
        t.equal(log, ["close"])
