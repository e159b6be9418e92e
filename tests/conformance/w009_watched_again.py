"""Given a stream that is watched, when it is watched a second time, then NetError EALREADY; after
destroy() it may be at once, and what comes reaches the new one. Origin: our own decision."""

import net
from net.watch import watch


def test(t):
    stream, peer = t.stream()
    got = []
    first = watch(stream, lambda data: got.append("first"))
    t.equal(t.raises(net.NetError, watch, stream).code, "EALREADY")
    net.turn(0)
    log = t.log(first, "error close")
    first.destroy()
    second = watch(stream, got.append)
    more = t.log(second, "error close")
    t.wait(log, "close")
    peer.send(b"a")
    t.until(lambda: got, "data")
    t.equal((got, log, more), ([b"a"], ["close"], []))
    second.write(b"back")
    t.until(lambda: peer.count == 4, "answer")

    def again(data):
        """The poller must not be changed here."""
        second.destroy()
        t.equal(t.raises(net.NetError, watch, stream).code, "EALREADY")
        second.on("close", lambda: got.append(watch(stream)))

    second.on("data", again)
    peer.send(b"a")
    t.until(lambda: len(got) > 2, "watched again")
    got[-1].on("data", got.append)
    peer.send(b"b")
    t.until(lambda: got[-1] == b"b", "data of the third")
