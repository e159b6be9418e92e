"""Given a socket, a server and a plain emitter, when on, once or add_listener is called with an
event name that is no str, or with the two arguments the wrong way round, then TypeError is raised
and nothing is added. Origin: b"data" was accepted, and never heard."""

import net


def test(t):
    for emitter in (net.Socket(), net.create_server(), net.Emitter()):
        for add in (emitter.on, emitter.once, emitter.add_listener):
            for event in (b"data", None, 5, True, ("data",), t.fail):
                error = t.raises(TypeError, add, event, t.fail)
                t.check("event" in str(error), error)
            error = t.raises(TypeError, add, t.fail, "data")
            t.check("listener" in str(error), error)
            t.raises(TypeError, add, "data", None)
        t.equal([emitter.has(event) for event in ("data", b"data", None)], [False] * 3, "heard")
        t.equal(emitter.listeners("data"), [], "listeners")
