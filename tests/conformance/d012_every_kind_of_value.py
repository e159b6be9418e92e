"""Given a connected pair, when integers, strings, bytes, lists, dicts, None and booleans are sent,
then each arrives equal, and in order. Origin: Sciter checklist 12."""

import values

ALL = [
    0, -1, 2147483647, -2147483648, 9007199254740992, "", "\u0436", b"", b"\x00\xff", [], {},
    None, True, False,
]  # fmt: skip


def test(t):
    conn, far, _ = values.accepted(t)
    seen = values.log(conn, "data")
    far.send(*ALL)
    for value in ALL:
        conn.send(value)
    t.wait(seen, "data", len(ALL))
    t.until(lambda: len(far.values()) == len(ALL), "sent")
    t.check(values.same(values.told(seen, "data"), ALL), "received: %s" % (seen,))
    t.check(values.same(far.values(), ALL), "sent: %s" % (far.values(),))
