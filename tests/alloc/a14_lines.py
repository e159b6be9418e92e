"""Given net.lines, when 10,000 lines go round under a locked heap, told in place, then all do."""

import kit

from net.lines import lines
from net.lines.cutter import LineCutter

CLAIMS = ("lines.lines", "lines.cutter.LineCutter.next")


class InPlace:
    def __init__(self, sock):
        self.sock = sock
        self.reader = lines(sock, self.line, in_place=True, longest=kit.SIZE)

    def line(self, buf, start, end):
        self.sock.write(buf, start, end - start + 1)


class Client:
    """As kit.Client, with a line."""

    def __init__(self, t, port, count):
        import net

        self.count = count
        self.message = b"x" * (kit.SIZE - 1) + b"\n"
        self.got = 0
        self.sock = net.connect(port, "127.0.0.1", self.send)
        self.sock.set_onread(bytearray(kit.SIZE * 2), self.received)

    def send(self):
        self.sock.write(self.message)

    def received(self, n, buf, sock):
        self.got += n
        if self.got == kit.SIZE:
            self.got = 0
            self.count.one()
            sock.write(self.message)


def test(t):
    count = kit.Locked(t)
    server = t.listen(None, InPlace)
    Client(t, t.port(server), count)
    count.run()
    cut(t)


def cut(t):
    lock = kit.Locked(t)
    data = b"line\r\n" * 50
    cutter = LineCutter(4)
    cutter.put(data, memoryview(data), len(data), 0)
    n = 0
    while lock.under(cutter.next):
        t.equal(bytes(cutter.buf[cutter.at : cutter.end]), b"line")
        n += 1
    t.equal(n, 50, "lines")
