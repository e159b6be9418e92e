"""Given a class derived from Emitter, when events are emitted, then its listeners are called in
order. Origin: events."""

import net


def test(t):
    class Lamp(net.Emitter):
        pass

    lamp = Lamp()
    log = []
    lamp.on("lit", log.append)
    lamp.once("lit", lambda what: log.append("once"))
    t.equal(lamp.emit("lit", 1), True, "emit")
    t.equal(lamp.emit("lit", 2), True, "emit")
    t.equal(log, [1, "once", 2])
