"""Given a listening peer, when open is called, then `open` once, without arguments, after the
call. Origin: original source."""

import messages_kit as kit

from net import messages


def test(t):
    serving = t.peer.serve()
    client = messages.SocketClient(serving.port, serving.host)
    log = kit.record(client)
    client.open()
    t.equal(log, [], "inside the call")
    t.wait(log, "open")
    client.open()
    t.idle()
    t.equal(log, ["open"])
    t.equal(len(serving.accepted), 1, "connections")
