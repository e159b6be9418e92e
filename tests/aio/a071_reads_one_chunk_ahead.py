"""Given a peer that sends and sends, when no task reads, then little is read ahead, and the system
holds the peer back; all of it is there in the end. Origin: asyncio flow control."""

import aio_kit


async def main(t):
    server, ours, theirs = await aio_kit.pair(t)
    data = t.pattern(t.bulk)
    theirs.write(data)
    await aio_kit.until(lambda: ours.socket.bytes_read)
    await aio_kit.rest()
    ahead = ours.socket.bytes_read
    t.check(ahead < len(data) // 4, "read ahead: %d of %d bytes" % (ahead, len(data)))
    t.check(await ours.readexactly(len(data)) == data, "all of it")
    await aio_kit.finish(server, ours)


def test(t):
    aio_kit.run(main, t)
