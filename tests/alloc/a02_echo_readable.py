"""Given an echo with `readable` and readinto, when 10,000 messages go round under a locked heap,
then all do."""

import kit

CLAIMS = ("readable.Readable.readinto",)


class Echo:
    def __init__(self, sock):
        self.sock = sock
        self.buf = bytearray(256)
        sock.on("readable", self.readable)

    def readable(self):
        n = self.sock.readinto(self.buf)
        if n:
            self.sock.write(self.buf, 0, n)


def test(t):
    kit.echo(t, Echo)
