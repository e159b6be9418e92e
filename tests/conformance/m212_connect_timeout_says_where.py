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
    t.equal((errors[0].code, errors[0].host, errors[0].port), ("ETIMEDOUT", host, port))
