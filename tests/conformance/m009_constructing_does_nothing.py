"""Given a constructed client, when nothing else is called, then no connection is attempted.
Origin: original source."""

from net import messages


def test(t):
    serving = t.peer.serve()
    messages.SocketClient(serving.port, serving.host)
    t.idle(200)
    t.equal(len(serving.accepted), 0, "connections")
