"""Given two sockets piped into each other, when one is destroyed before its end, then so is the
other; with end=False it stays. Origin: Node's pipeline."""

import net


def test(t):
    for end in (True, False):
        one, _ = t.client()
        other, _ = t.client()
        log = t.log(other, "close error")
        one.pipe(other, end)
        other.pipe(one, end)
        one.destroy(net.NetError(104, "read")) if one.on("error", print_nothing) else None
        if end:
            t.wait(log, "close")
        else:
            t.idle()
        t.equal(log, ["close"] if end else [])
        t.equal(other.destroyed, end)
        other.destroy()


def print_nothing(error):
    pass
