"""connect() to a name that cannot be resolved: `error`, state ERROR. Origin: android."""

from net import stream


def test(t):
    log = []
    sock = stream.create_tcp(host="no-such-host.invalid", port=80, error=log.append)
    sock.connect()
    t.until(lambda: log, "error", 20000)
    t.equal(sock.state, stream.ERROR)
    t.check(log[0].code != 0 and not log[0].success and log[0].error, "code, success, error")
