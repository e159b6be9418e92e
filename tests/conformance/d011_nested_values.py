"""Given a connected pair, when ["method", 1, None, True, 2.5, {"a": []}] is sent, then an equal
list arrives. Origin: Sciter checklist 11."""

import values


def test(t):
    value = ["method", 1, None, True, 2.5, {"a": []}]
    conn, far, _ = values.accepted(t)
    seen = values.log(conn, "data")
    far.send(value)
    conn.send(value)
    t.until(lambda: seen and far.values(), "both")
    t.check(values.same(seen[0][1], value), "received")
    t.check(values.same(far.values(), [value]), "sent")
