"""Given a list and a dict that contain themselves, when they are sent, then ValueError; nothing is
queued. Origin: Sciter checklist 42."""

import values


def test(t):
    sock, far = values.client(t)
    cycle = [1]
    cycle.append(cycle)
    table = {"a": 1}
    table["b"] = [table]
    t.raises(ValueError, sock.send, cycle)
    t.raises(ValueError, sock.send, table)
    deep = []
    for _ in range(16):
        deep = [deep]
    t.raises(ValueError, sock.send, deep)
    sock.send(deep[0])
    t.until(far.values, "16 deep")
    t.equal(far.values(), [deep[0]])
