"""Given a server that waits and a turn(-1), when the turn has told something before it could poll,
then it returns instead of sleeping for what does not come. Origin: Node's loop does not sleep."""

import net


def test(t):
    t.listen()  # keeps the loop open, and nothing comes of it
    for name, begin in (
        ("defer", lambda done: net.defer(done.append, 1)),
        ("call_later", lambda done: net.call_later(0, done.append, 1)),
        ("lookup", lambda done: net.lookup("127.0.0.1", lambda e, a, f: done.append(a))),
        ("close", lambda done: net.Socket().on("close", lambda: done.append(1)).destroy()),
        ("write", lambda done: _refused(done)),
    ):
        done = []
        late = net.call_later(4000, done.append, "late")
        begin(done)
        while not done:
            net.turn(-1)
        late.cancel()
        t.check(done != ["late"], "told by %s without waiting" % name)


def _refused(done):
    """A callback of write() on a socket that is gone."""
    sock = net.Socket()
    sock.on("error", lambda error: None)
    sock.destroy()
    sock.write(b"x", done.append)
