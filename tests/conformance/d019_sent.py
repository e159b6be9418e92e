"""Given three sends in a row, when they complete, then three sent events, none inside send.
Origin: Sciter checklist 19."""

import values


def test(t):
    sock, far = values.client(t)
    seen = values.log(sock)
    for n in range(3):
        t.equal(sock.send(n), True)
    t.equal(seen, [], "inside the calls")
    t.wait(seen, "sent", 3)
    t.until(lambda: len(far.values()) == 3, "the values")
    t.idle()
    t.equal(seen, ["sent", "sent", "sent"])
