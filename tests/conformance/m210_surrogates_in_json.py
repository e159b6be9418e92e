"""Given JSON with escaped pairs of surrogates, when it comes, then each is one character, which
can be sent again; what only looks like an escape stays. Origin: our own decision; RFC 8259."""

import messages_kit as kit

SMILE = "\U0001f600"


def test(t):
    server, sock, log, peer = kit.accepted(
        t, raw_bytes=False, receive_type="json", send_type="json"
    )
    for text, value in (
        (r'"\ud83d\ude00"', SMILE),
        (r'["a\uD83D\uDE00\ud83d\ude00z", 1]', ["a" + SMILE + SMILE + "z", 1]),
        (r'{"\ud83d\ude00": "\u00e9\u20ac"}', {SMILE: "\u00e9\u20ac"}),
        (r'"\\ud83d\\ude00"', r"\ud83d\ude00"),
        (r'"\\\ud83d\ude00\\"', "\\" + SMILE + "\\"),
        (r'"\ud83dx\u0041"', chr(0xD83D) + "xA"),
    ):
        data = text.encode()
        peer.send(bytes((len(data),)) + data)
        t.wait(log, "data")
        t.equal(kit.values(log), [value], text)
        log.clear()
    before = peer.count
    sock.send([SMILE])
    t.until(lambda: peer.count > before, "sent again")
    t.equal(log, [])
