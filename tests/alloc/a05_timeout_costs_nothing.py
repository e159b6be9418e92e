"""Given idle timers on both sides that look at their sockets all the time, when 10,000 messages go
round under a locked heap, then all do."""

import kit

CLAIMS = ("timers.again",)


def test(t):
    late = []

    def received(n, buf, sock):
        sock.write(buf, 0, n)

    def connection(sock):
        sock.set_timeout(1000, lambda: late.append(1))
        sock.set_onread(bytearray(256), received)

    kit.echo(t, connection)
    t.equal(late, [], "timeouts")
