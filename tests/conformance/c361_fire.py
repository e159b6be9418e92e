"""Given a class derived from Emitter that fires events itself, then listeners get one argument or
none, the class hears of changes, and an `error` without a listener is no exception."""

import net


class Lamp(net.Emitter):
    def __init__(self):
        self.changes = []

    def listeners_changed(self, event):
        self.changes.append((event, self.has("lit")))


def test(t):
    lamp = Lamp()
    log = []
    t.equal(lamp.has("lit"), False, "nobody listens")
    t.equal(lamp.fire("error", ValueError()), False, "an error nobody hears")
    lamp.on("lit", log.append)
    lamp.once("out", lambda: log.append("out"))
    t.equal(lamp.fire("lit", None), True, "fire with an argument")
    t.equal(lamp.fire("out"), True, "fire without")
    t.equal(lamp.fire("out"), False, "once is over")
    t.equal(log, [None, "out"])
    lamp.off("lit", log.append)
    t.equal(lamp.changes, [("lit", True), ("out", True), ("out", True), ("lit", False)])
