"""Given a peer, when it sends text that is not UTF-8, then error, close: also overlong forms,
surrogates, and what is beyond Unicode. Origin: Sciter checklist 39."""

import values

BAD = (
    b"\x61\xff",
    b"\x61\xc3",
    b"\x62\xc0\x80",
    b"\x63\xe0\x80\x80",
    b"\x63\xed\xa0\x80",
    b"\x64\xf0\x80\x80\x80",
    b"\x64\xf4\x90\x80\x80",
    b"\x64\x41\xc1\xbf\x41",
    b"\xa1\x62\xc0\x80\x01",
)
GOOD = "\u0080\u07ff\u0800\ud7ff\ue000\uffff" + chr(0x10000) + chr(0x10FFFF) + "a"


def test(t):
    for payload in BAD:
        values.refuses(t, values.frame_hex(payload))
    sock, far = values.client(t)
    seen = values.log(sock)
    far.send(GOOD)
    t.wait(seen, "data")
    t.equal(seen, [("data", GOOD)])
