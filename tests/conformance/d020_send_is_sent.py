"""Given a handler of "send" and one of "sent", when a send completes, then both are called once.
Origin: Sciter checklist 20."""

import values


def test(t):
    sock, far = values.client(t)
    seen = []
    sock.on("send", lambda: seen.append("send")).on("sent", lambda: seen.append("sent"))
    sock.send(1)
    t.wait(seen, "sent")
    t.idle()
    t.equal(seen, ["send", "sent"])
