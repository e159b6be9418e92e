"""Given a queued write, when the name does not resolve, then its callback gets an error and close
follows. Origin: D14."""

import net


def test(t):
    sock = net.connect(80, "name.invalid")
    log = t.log(sock, "error close finish")
    sock.write("x", t.note(log, "written"))
    t.wait(log, "close", ms=20000)
    t.equal([entry[0] for entry in log[:2]], ["error", "written"])
    t.check(log[1][1] is not None, "the callback got an error")
    t.equal(log[2:], ["close"])
