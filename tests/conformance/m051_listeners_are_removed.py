"""Given a connection, when `close` has been delivered, then no listener is left. Origin: original
source."""

import messages_kit as kit


def test(t):
    client, log, peer = kit.client(t)
    client.close()
    kit.closes(t, log, peer)
    for name in ("open", "data", "close", "error"):
        t.equal(client.listener_count(name), 0, name)
