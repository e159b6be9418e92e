"""Given an empty host, when it is read, then it is "localhost". Origin: original source."""

from net import messages


def test(t):
    client = messages.SocketClient(1234, "")
    t.equal((client.port, client.host), (1234, "localhost"))
