"""Given a head of lines that tells the length of the body, when fn asks for exactly() so many
bytes and then for lines again, then nothing is lost between them, however it is split. Origin:
issue 19."""

from net.lines import exactly, lines

SENT = b"length 7\n\nabc\ndefend\nlength 3\n\nxyzlast\n"
WANT = [b"length 7", b"abc\ndef", b"end", b"length 3", b"xyz", b"last"]


class Talk:
    def __init__(self, sock, log):
        self.log = log
        self.length = 0
        self.reader = lines(sock, self.line)

    def line(self, line):
        if line:
            self.log.append(line)
            if line.startswith(b"length "):
                self.length = int(line[7:])
        else:
            exactly(self.reader, self.length, self.body, timeout=5000)

    def body(self, data):
        self.log.append(data)
        lines(self.reader, self.line)


def test(t):
    for size in (1, 3, 10, len(SENT)):
        _, sock, peer = t.accepted()
        log = []
        Talk(sock, log)
        for i in range(0, len(SENT), size):
            peer.send(SENT[i : i + size])
            t.idle(1)
        t.until(lambda log=log: len(log) == len(WANT), log)
        t.equal(log, WANT, "in pieces of %d" % size)
