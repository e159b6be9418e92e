"""Given connect_timeout and an address where nobody answers, when open() fails, then the error
says where. Origin: our own decision."""

from net import messages


def test(t):
    host, port = t.peer.silent()
    client = messages.SocketClient(port, host, connect_timeout=300, reconnect_attempts=0)
    errors = []
    client.on("error", errors.append)
    client.open()
    t.until(lambda: errors, "the error", 5000)
    e = errors[0]
    t.equal((e.code, e.host, e.address, e.port), ("ETIMEDOUT", host, host, port))
    t.check("connect ETIMEDOUT %s:%d" % (host, port) in str(e), str(e))
