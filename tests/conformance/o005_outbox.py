"""Given an outbox, when much is written while it is offline and as the connection breaks, then all
comes later, in order, each message once. Origin: issue 19."""

from net.reconnecting import Reconnecting


def test(t):
    serving = t.peer.serve()
    port = serving.port
    client = Reconnecting(port, serving.host, first=5, longest=20, outbox=2000)
    log = t.log(client, "online offline lost")
    t.wait(log, "online")
    t.until(lambda: serving.accepted, "accepted")
    t.check(client.write("0,"), "written online")
    t.until(lambda: serving.accepted[0].received == b"0,", "0")
    serving.close()
    serving.accepted[0].close()
    t.wait(log, "offline")
    want = b""
    for i in range(1, 40):
        buffer = bytearray(b"%d," % i)
        want += buffer
        t.check(client.write(buffer), "kept %d" % i)
        buffer[0] = 0  # it was copied
    serving = t.peer.serve(port=port)
    t.until(lambda: serving.accepted and serving.accepted[0].received == want, "all", 5000)
    t.check(client.write("after"), "written online")
    t.until(lambda: serving.accepted[0].received == want + b"after", "after")
    t.equal(client.stop(), [], "unsent")
    t.equal([entry for entry in log if "lost" in entry], [])
