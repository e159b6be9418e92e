"""Given a message that is being sent when the outbox is full, then the oldest of the others makes
room, not that one. Origin: issue 19."""

from net.reconnecting import Reconnecting


def test(t):
    serving = t.peer.serve(hold=True)
    big = bytes(t.much)
    client = Reconnecting(serving.port, serving.host, outbox=len(big) + 100)
    log = t.log(client, "online lost")
    t.wait(log, "online")
    t.check(client.write(big), "taken")
    t.idle(50)
    for word in (b"a" * 10, b"b" * 10, b"c" * 10, b"d" * 10):
        t.check(client.write(word), "kept")
    t.wait(log, "lost")
    unsent = client.stop()
    t.equal(log[1:], [("lost", b"a" * 10)])
    t.equal((len(unsent[0]), unsent[1:]), (len(big), [b"b" * 10, b"c" * 10, b"d" * 10]))
