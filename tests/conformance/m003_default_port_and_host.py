"""Given SocketClient without arguments, or with None, when port and host are read, then they are
4000 and "localhost". Origin: original source; None for the port is a fault not copied."""

from net import messages


def test(t):
    for client in (messages.SocketClient(), messages.SocketClient(None, None)):
        t.equal((client.port, client.host), (4000, "localhost"))
