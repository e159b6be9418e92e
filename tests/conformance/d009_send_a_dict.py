"""Given a connected pair, when one side sends {"test": 1}, then the other gets one data with an
equal dict. Origin: Sciter checklist 9."""

import values


def test(t):
    conn, far, _ = values.accepted(t)
    seen = values.log(conn)
    far.send({"test": 1})
    t.wait(seen, "data")
    t.idle()
    t.equal(seen, [("data", {"test": 1})])
    conn.send({"test": 1})
    t.until(lambda: far.values(), "the other way")
    t.equal(far.values(), [{"test": 1}])
