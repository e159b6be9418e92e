"""Given an echo with onread, when 10,000 messages go round under a locked heap, then all do."""

import kit

CLAIMS = ("readable.Readable.set_onread", "writable.Writable.write")


def test(t):
    def received(n, buf, sock):
        sock.write(buf, 0, n)

    kit.echo(t, lambda sock: sock.set_onread(bytearray(256), received))
