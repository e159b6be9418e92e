"""Given a program that writes to the socket itself, more than may wait, when a message is to
follow, then that stays in the outbox and goes when there is room. Origin: our own decision."""

import net
from net.reconnecting import Reconnecting


def test(t):
    serving = t.peer.serve(hold=True)
    client = Reconnecting(serving.port, serving.host, outbox=500)
    log = t.log(client, "online lost offline")
    t.wait(log, "online")
    t.until(lambda: serving.accepted, "accepted")
    t.fill(client.socket)
    client.socket.write(b"x")  # now there is a queue for certain
    client.socket.max_queued = client.socket.buffer_size + 200
    t.raises(net.NetError, write_on, client.socket)
    peer = serving.accepted[0]
    before = client.socket.bytes_written
    t.equal(client.write(b"a message"), True)
    t.equal(client.write(b"another"), True)
    t.equal(client.socket.bytes_written, before, "nothing of it was taken")
    peer.release()
    t.until(lambda: peer.count == before + 16, "all, and the messages", 20000)
    t.equal(log, ["online"])
    client.stop()


def write_on(sock):
    while True:
        sock.write(b"x")
