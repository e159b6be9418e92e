"""Given a connection, when close is called twice, then the peer reads the end and `close` comes
once. Origin: original source."""

import messages_kit as kit


def test(t):
    client, log, peer = kit.client(t)
    client.close()
    client.close()
    t.equal(log, ["open"], "inside the call")
    kit.closes(t, log, peer)
    client.close()
    t.idle()
    t.equal(log, ["open", "close"])
