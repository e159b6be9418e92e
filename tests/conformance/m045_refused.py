"""Given a closed port and no further attempts, when open is called, then one `error`, no `open`,
no `close`. Origin: original source."""

import messages_kit as kit

from net import messages


def test(t):
    # A further attempt would come too late to be waited for.
    client = messages.SocketClient(
        t.peer.closed_port(), t.peer.host, reconnect_attempts=0, reconnect_interval=60000
    )
    log = kit.record(client)
    client.open()
    t.equal(log, [], "inside the call")
    t.wait(log, "error")
    t.idle()
    t.equal(log, [("error", "ECONNREFUSED")])
