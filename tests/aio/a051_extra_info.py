"""Given a connection, when get_extra_info is asked, then both ends' addresses are told, the peer's
also after the end, what is unknown gives the default; and it can half-close. Origin: asyncio."""

import aio_kit


async def main(t):
    server, ours, theirs = await aio_kit.pair(t)
    t.equal(ours.get_extra_info("peername"), (server.host, server.port))
    own = ours.get_extra_info("sockname")
    known = own == (t.host, theirs.peer.remote_port)
    t.check(known or t.board and own is None, "own: %r" % (own,))
    t.check(hasattr(ours.get_extra_info("socket"), "setsockopt") or ours.socket is ours, "socket")
    t.equal(ours.get_extra_info("cipher", "none"), "none")
    t.check(ours.can_write_eof() and not ours.is_closing(), "it can half-close and is open")
    ours.write_eof()
    t.check(not ours.is_closing(), "not is_closing after write_eof, as in asyncio")
    await aio_kit.finish(server, ours)
    t.check(ours.is_closing(), "is_closing after abort")
    t.equal(ours.get_extra_info("peername"), (server.host, server.port))


def test(t):
    aio_kit.run(main, t)
