"""Given silence, when nothing comes from the other side although it is written to, then the
connection is given up with ETIMEDOUT and begins anew; who answers stays, and who is paused.
Origin: our own decision (for one without power the system takes everything, for minutes)."""

from net.reconnecting import Reconnecting


def test(t):
    serving = t.peer.serve()
    client = Reconnecting(serving.port, serving.host, first=5, longest=5, silence=300)
    log = t.log(client, "online offline")
    t.wait(log, "online")
    peer = serving.accepted[0]
    for _ in range(8):
        client.write("reading")
        peer.send(b"ok")
        t.idle(100)
    t.equal(log, ["online"], "answered")
    for _ in range(12):
        client.write("reading")
        t.idle(100)
        if len(log) > 1:
            break
    t.equal(log[1:2], [("offline", "ETIMEDOUT")])
    t.equal(client.error.syscall if client.error else "read", "read")
    t.wait(log, "online", 2)
    client.socket.on("data", lambda data: None)
    client.socket.pause()
    t.idle(1000)
    t.equal(log[2:], ["online"], "paused")
    client.stop()
    t.raises(ValueError, Reconnecting, 1, "x", silence=-1)
    t.raises(ValueError, Reconnecting, 1, "x", silence=1 << 29)
