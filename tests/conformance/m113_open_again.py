"""Given a connection that the peer ends, when the `close` listener opens it again, with new
listeners, then it works as before. Origin: original source."""

import messages_kit as kit

from net import messages


def test(t):
    serving = t.peer.serve()
    client = messages.SocketClient(serving.port, serving.host, raw_bytes=False)
    log = []

    def start():
        if len(serving.accepted) < 3:
            kit.record(client, "open data close error", log)
            client.on("close", start)
            client.open()

    start()
    for n in range(1, 4):
        t.wait(log, "open", n)
        t.until(lambda: len(serving.accepted) == n, "connection %d" % n)
        serving.accepted[-1].send(b"\x01%d" % n)
        client.send("%d" % n)
        kit.receives(t, serving.accepted[-1], b"\x01%d" % n)
        serving.accepted[-1].finish()
        t.wait(log, "close", n)
    want = []
    for n in "123":
        want += ["open", ("data", n), "close"]
    t.equal(log, want)
