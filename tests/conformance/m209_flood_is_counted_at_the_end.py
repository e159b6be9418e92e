"""Given a flood of errors that are counted, when the connection closes before they were told, then
they are told before `close`. Origin: our own decision."""

import messages_kit as kit


def test(t):
    server, sock, log, peer = kit.accepted(t, raw_bytes=False, receive_type="float")
    told = []
    sock.on("error", lambda error: told.append(error.count))
    peer.send(bytes(50))
    t.until(lambda: len(told) == 8, "the first are told")
    sock.close()
    kit.closes(t, log, peer)
    t.equal(told, [1] * 8 + [42])
    t.equal(log[-1], "close")
