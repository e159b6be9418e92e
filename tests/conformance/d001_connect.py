"""Given a listening peer, when connect(host, port) is called, then a DataSocket comes back at
once, active; later connect fires once, without arguments. Origin: Sciter checklist 1."""

import values


def test(t):
    sock, serving = values.connecting(t)
    t.equal(sock.active, True, "active")
    seen = values.log(sock)
    t.equal(seen, [], "inside the call")
    t.wait(seen, "connect")
    t.idle()
    t.equal(seen, ["connect"])
    t.equal(len(serving.accepted), 1)
