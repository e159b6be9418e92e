"""Given ints, when fractions, numbers beyond 32 bits, infinities and NaN are sent, then they are
cut and clamped, and NaN is 0. Origin: Java's narrowing (JLS 5.1.3)."""

import messages_kit as kit

SENT = [3.99, -3.99, 2147483648, -2147483649, 1e30, -1e30]
SENT += [float("inf"), float("-inf"), float("nan"), 2147483647, -2147483648, True]
WANT = [3, -3, 2147483647, -2147483648, 2147483647, -2147483648]
WANT += [2147483647, -2147483648, 0, 2147483647, -2147483648, 1]


def test(t):
    client, log, peer = kit.client(t, raw_bytes=False, send_type="int", receive_type="int")
    client.send(SENT)
    t.until(lambda: peer.count == 1 + 4 * len(WANT), "the message")
    peer.send(peer.received)
    t.wait(log, "data")
    t.equal(kit.values(log), [WANT])
