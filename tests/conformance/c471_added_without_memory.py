"""Given a class that has no memory when it hears of a new listener, then on() raises MemoryError,
and the listener is not added. Origin: our own decision."""

import net


class Full(net.Emitter):
    full = True

    def listeners_changed(self, event):
        if self.full:
            raise MemoryError


def test(t):
    log = []
    emitter = Full()
    t.raises(MemoryError, emitter.on, "event", log.append)
    t.equal(emitter.listener_count("event"), 0, "listeners")
    emitter.full = False
    emitter.on("event", log.append)
    emitter.emit("event", 1)
    t.equal(log, [1])
