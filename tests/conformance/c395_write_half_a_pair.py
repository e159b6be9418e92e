"""Given a str with half of a surrogate pair, when it is written, then ValueError, and nothing is
sent; whole characters beyond 16 bits are. Origin: our own decision; Node sends U+FFFD."""

import net


def test(t):
    sock, peer = t.client()
    for text in (chr(0xD83D), "a" + chr(0xDC00), chr(0xDE00) + chr(0xD83D)):
        t.raises(ValueError, sock.write, text)
    sock.write("\U0001f600\ud7ff\u20ac")
    sent = b"\xf0\x9f\x98\x80\xed\x9f\xbf\xe2\x82\xac"
    t.until(lambda: peer.count >= len(sent), "the whole ones")
    t.equal(peer.received, sent)
    half = chr(0xD83D)
    for call in (sock.end, lambda text: sock.write(text, t.fail)):
        t.raises(ValueError, call, half)
    t.equal(sock.writable, True, "writable after an end() that was refused")
    for connect in (lambda: net.connect("/tmp/" + half), lambda: net.connect(1, "a" + half)):
        broken = connect()
        log = t.log(broken, "error close")
        text = []
        broken.on("error", lambda error, text=text: text.append(str(error).encode()))
        t.wait(log, "close", ms=5000)
        t.check(log[0][1] in ("EINVAL", "ENOTFOUND", "EAFNOSUPPORT"), log[0])
        t.check(text, "an error that can be printed")
