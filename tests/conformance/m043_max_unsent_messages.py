"""Given maxUnsentMessages 2, when three are sent before open, then the third raises ENOBUFS and
the first two arrive. Origin: a fault of the original, not copied."""

import messages_kit as kit

from net import messages


def test(t):
    serving = t.peer.serve()
    client = messages.SocketClient(serving.port, serving.host, maxUnsentMessages=2)
    client.send("1")
    client.send("2")
    error = t.raises(OSError, client.send, "3")
    t.equal((error.errno, error.code), (105, "ENOBUFS"))
    client.open()
    t.until(lambda: serving.accepted, "accepted")
    kit.receives(t, serving.accepted[0], b"12")
