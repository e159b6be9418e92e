"""Given a peer that does not read, when several messages are sent, then `sent` comes for each once
the peer reads, those that had to wait among them, and no more often. Origin: Sciter (sent)."""

import values


def test(t):
    sock, far = values.client(t, hold=True, max_message_size=1 << 20)
    seen = values.log(sock, "sent close error")
    text = "x" * (t.bulk // 8)
    count = 0
    while not sock._waits:
        t.check(sock.send(text), "taken")
        count += 1
    for _ in range(2):
        sock.send("y")
    far.peer.release()
    t.until(lambda: seen.count("sent") >= count + 2, seen)
    t.idle()
    t.equal(seen, ["sent"] * (count + 2))
    t.equal(sock._waits, 0)
