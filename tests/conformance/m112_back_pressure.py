"""Given a peer that does not read, when much is sent, then send returns False, then messages wait
up to the limit, then ENOBUFS; all that was accepted arrives in order. Origin: our own decision;
the original blocks."""

import messages_kit as kit


def test(t):
    server, sock, log, peer = kit.accepted(t, raw_bytes=False, max_unsent_messages=5)
    peer.hold()
    sent = []
    size = 200 if t.board else 20000
    waiting = 0
    for i in range(100000):
        text = "%06d" % i + "." * size
        try:
            waiting += not sock.send(text)
        except OSError as error:
            t.equal(error.code, "ENOBUFS")
            break
        sent.append(text)
    t.equal(waiting, 6, "the one that filled the socket, and five")
    peer.release()
    header = len(sent[0]).to_bytes(4, "big")
    header = b"\xff" + header if len(sent[0]) > 254 else header[3:]
    want = b"".join([header + text.encode() for text in sent])
    t.until(lambda: peer.count == len(want), "all of it", 20000)
    t.check(peer.received == want, "in order")
    t.equal(log, [])
    t.check(sock.send("more") is True, "room again")
