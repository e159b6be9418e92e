"""Given default options and no connection yet, when the default mark less one and then one byte
are written, then the first returns True, the second False. Origin: src (mark: DESIGN)."""

import net


def test(t):
    mark = 128 if t.board else 16384
    sock = net.Socket()
    t.equal(sock.write(bytes(mark - 1)), True, "below the mark")
    t.equal(sock.write(b"x"), False, "at the mark")
