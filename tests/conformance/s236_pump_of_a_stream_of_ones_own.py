"""Given a stream of the program's own that reads nothing at first and fails at last, when it is
pumped, then the handler gets 0 bytes, what comes, and -1 with the error. Origin: apidoc."""

import net
from net import stream


class Own:
    def __init__(self):
        self.reads = [0, 2]

    def is_readable(self):
        return True

    def read(self, buffer, fn=None):
        if not self.reads:
            raise net.NetError(1, "read")
        return self.reads.pop(0)


def test(t):
    log = []
    stream.pump(Own(), lambda e: log.append((e.bytes_processed, e.success, e.code, e.error)), 4)
    t.equal(log, [(0, True, 0, None), (2, True, 0, None), (-1, False, 1, "EPERM")])
