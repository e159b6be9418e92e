"""Given a deadline that is set anew with each message, as a server does with each request, when
10,000 messages go round under a locked heap, then all do."""

import kit

import net

CLAIMS = ("net.deadline",)


def test(t):
    def received(n, buf, sock):
        net.deadline(sock, 5000)
        sock.write(buf, 0, n)
        net.deadline(sock, 0)
        net.deadline(sock, 6000)

    def connection(sock):
        net.deadline(sock, 5000)
        sock.set_onread(bytearray(256), received)

    kit.echo(t, connection)
