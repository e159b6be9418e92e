"""Given lookup=, when connecting by name, then that function is asked in place of the system, and
what it answers is connected to or told as `error`. Origin: Node (the option lookup)."""

import net


def test(t):
    serving = t.peer.serve()
    asked = []

    def later(host, done, family):
        asked.append((host, family))
        net.call_later(10, done, None, serving.host, 4)
        net.call_later(20, done, None, "192.0.2.1", 4)  # it answers once

    sock = net.connect(serving.port, "a.name", lookup=later)
    log = t.log(sock, "lookup connect error close")
    t.wait(log, "connect")
    t.idle()
    t.equal(log, [("lookup", None, serving.host, 4), "connect"])
    t.equal(asked, [("a.name", 0)])
    sock.destroy()

    def at_once(host, done, family):
        done(None, serving.host, 4)
        done(OSError(-2, "none"))  # it has answered

    sock = net.connect({"port": serving.port, "host": "b.name", "family": 4, "lookup": at_once})
    log = t.log(sock, "lookup connect error close")
    t.wait(log, "connect")
    t.equal(log, [("lookup", None, serving.host, 4), "connect"])
    sock.destroy()

    t.equal(
        _error(t, lambda host, done, family: done(OSError(-2, "none"))), ("ENOTFOUND", "c.name")
    )
    t.equal(_error(t, lambda host, done, family: done(None, "no address", 4))[1], "c.name")
    t.equal(_error(t, lambda host, done, family: done(None)), ("EINVAL", "c.name"))

    sock = net.connect(serving.port, serving.host, lookup=t.fail)  # numeric: nobody is asked
    log = t.log(sock, "connect")
    t.wait(log, "connect")
    t.raises(TypeError, net.connect, 80, "a.name", lookup=5)


def _error(t, lookup):
    """(code, host) of the one error of a connect."""
    sock = net.connect(80, "c.name", lookup=lookup)
    log = t.log(sock, "connect close")
    errors = []
    sock.on("error", errors.append)
    t.wait(log, "close")
    t.equal(log, ["close"])
    t.equal(len(errors), 1, "errors")
    return (errors[0].code, errors[0].host)
