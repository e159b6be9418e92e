"""write_stream() from a stream of the program's own whose read gives 0 at first: what comes after
that is copied too. Origin: our own decision."""

from net import stream


class Own:
    def __init__(self):
        self.reads = [0, 2, 0, 1, -1]

    def is_readable(self):
        return True

    def read(self, buffer, offset, length):
        n = self.reads.pop(0)
        for i in range(n):
            buffer[offset + i] = 65 + n
        return n


def test(t):
    target = stream.create_buffer(length=10)
    memory = stream.create_stream(target, stream.MODE_WRITE)
    own = Own()
    t.equal(stream.write_stream(own, memory, 4), 3)
    t.equal((own.reads, target.to_blob()[:3]), ([], b"CCB"))
