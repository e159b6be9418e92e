"""Given a connecting client, when close is called, then no `open`, one `close`, and no connection
stays. Origin: a fault of the original, not copied."""

import messages_kit as kit

from net import messages


def test(t):
    serving = t.peer.serve()
    client = messages.SocketClient(serving.port, serving.host)
    log = kit.record(client)
    client.open()
    client.close()
    t.equal(log, [], "inside the call")
    t.wait(log, "close")
    t.idle()
    t.equal(log, ["close"])
    for peer in serving.accepted:
        t.check(peer.gone, "the connection has ended")
