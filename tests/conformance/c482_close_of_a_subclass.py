"""Given a server of a class with a close() of its own, when net.close_all() is called, then that
is what closes it. Origin: our own decision."""

import net


class Counting(net.Server):
    closed = 0

    def close(self, callback=None):
        self.closed += 1
        return super().close(callback)


def test(t):
    server = t.listen(Counting())
    log = t.log(server, "close")
    net.close_all()
    t.wait(log, "close")
    t.equal((server.closed, server.listening), (1, False))
