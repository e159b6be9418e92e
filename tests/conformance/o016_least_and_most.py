"""Given the least and the most that the times may be, then they are taken; more is refused at
once. Origin: issue 19."""

from net.reconnecting import Reconnecting

MOST = 0x1FFFFFFF  # ms


def test(t):
    for times in (
        {"first": 1, "longest": 1, "patience": 1},
        {"first": MOST, "longest": MOST, "patience": MOST},
    ):
        serving = t.peer.serve()
        client = Reconnecting(serving.port, serving.host, **times)
        client.stop()
        serving.close()
    t.raises(ValueError, Reconnecting, 80, "127.0.0.1", longest=MOST + 1)
    t.raises(ValueError, Reconnecting, 80, "127.0.0.1", patience=MOST + 1)
