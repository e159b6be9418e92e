"""Given a program that has looked up a name, listened, timed and piped, when it names a public
function of net, then that is still the function. Origin: DESIGN section 4 (parts loaded at first
use must not take a public name)."""

import net

NAMES = "connect create_connection create_server run turn stop wake call_later close_all on_error"


def test(t):
    sock = net.connect(80, "name.invalid")
    log = t.log(sock, "error close")
    sock.write("queued")
    t.wait(log, "close", ms=20000)
    server, accepted, peer = t.accepted()
    accepted.set_timeout(1000)
    accepted.pipe(accepted)
    peer.finish()
    t.until(lambda: accepted.destroyed, "its end")
    server.close()
    for name in NAMES.split():
        t.check(callable(getattr(net, name)), "net.%s can be called" % name)
