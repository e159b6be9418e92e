"""Given once("data", f), when two messages arrive, then f is called once. Origin: Sciter checklist
23."""

import values


def test(t):
    sock, far = values.client(t)
    first, every = [], []
    t.check(sock.once("data", first.append) is sock, "once returns the socket")
    sock.on("data", every.append)
    far.send(1, 2)
    t.until(lambda: len(every) == 2, "both messages")
    t.equal((first, every), ([1], [1, 2]))
