"""Given a connection, whose peer has ended or not, when there is no memory for what end() begins,
then the connection is closed with an error, and does not stay open for ever. Origin: issue 18."""

import net

loop = net._loop  # boards have no module net.loop: tools/joined.py


def test(t):
    for peer_ends in (True, False):
        server, sock, peer = t.accepted(allow_half_open=True)
        log = t.log(sock, "end finish error close")
        if peer_ends:
            peer.finish()
            t.wait(log, "end")
        short = [1]
        real = loop.defer

        def defer(fn, owner, arg=None):
            if short:
                raise MemoryError(short.pop())
            real(fn, owner, arg)

        loop.defer = defer
        try:
            sock.end()
        finally:
            loop.defer = real
        t.equal(short, [])
        t.wait(log, "close")
        t.equal([told[0] for told in log if told != "end" and told != "close"], ["error"])
        server.close()
        t.equal(sock.destroyed, True)
