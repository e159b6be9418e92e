"""Given framed strings and a limit that is high enough, when 70,000 bytes are sent either way,
then they arrive as one message. Origin: original source."""

import messages_kit as kit

N = 70000
needs = "heap 400k"  # the text, its bytes, the message, and the same at the peer
HEADER = b"\xff\x00\x01\x11\x70"


def test(t):
    client, log, peer = kit.client(t, raw_bytes=False, max_message_size=N)
    text = "0123456789" * (N // 10)
    client.send(text)
    t.until(lambda: peer.count == 5 + N, "the message", 20000)
    t.check(peer.received == HEADER + text.encode(), "intact")
    peer.send(HEADER + text.encode())
    t.wait(log, "data", 1, 20000)
    t.check(kit.values(log) == [text], "one equal value")
