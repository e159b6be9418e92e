"""connect() to a name that cannot be resolved: `error`, state ERROR. Origin: android."""

from net import stream


def test(t):
    log = []
    sock = stream.create_tcp(host="no-such-host.invalid", port=80, error=log.append)
    sock.connect()
    t.until(lambda: log, "error", 20000)
    t.equal(sock.state, stream.ERROR)
    # The numbers of lookups, where there are any, are below 0: no numbers of errors.
    t.check(log[0].code == -1 or log[0].code > 0, "code %d" % log[0].code)
    t.check(not log[0].success and log[0].error, "success, error")
    t.equal(log[0].error_code, log[0].code)
