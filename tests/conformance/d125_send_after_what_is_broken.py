"""Given a message and behind it what is none, when a job of the message's handler sends, then
send() says False, and the error is told once. Origin: Sciter (send of a closed socket)."""

import values

import net


def test(t):
    sock, far, server = values.accepted(t)
    seen = values.log(sock, "error close")
    sent = []
    sock.on("data", lambda value: net.defer(lambda arg: sent.append(sock.send(2)), None))
    far.peer.send(values.frame(1) + b"\0\0\0\1\xff")
    t.until(lambda: "close" in seen, seen)
    t.equal(sent, [False])
    t.equal((len(seen), seen[0][0]), (2, "error"), seen)
    server.close()
