"""Given framed numbers, when one message has hundreds of them, then it is one list. Origin:
documentation."""

import messages_kit as kit


def test(t):
    client, log, peer = kit.client(t, raw_bytes=False, send_type="int", receive_type="int")
    numbers = list(range(-250, 250))
    client.send(numbers)
    t.until(lambda: peer.count == 5 + 4 * 500, "the message", 5000)
    peer.send(peer.received)
    t.wait(log, "data", 1, 5000)
    t.equal(kit.values(log), [numbers])
