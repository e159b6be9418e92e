"""Given bytes, when read(n) is awaited, then at most n come, as soon as there are any; read(0)
gives nothing; read() gives all until the end. Origin: asyncio."""

import aio_kit


async def main(t):
    server, ours, theirs = await aio_kit.pair(t)
    theirs.write(b"0123456789")
    t.equal(await ours.read(4), b"0123")
    t.equal(await ours.read(0), b"")
    t.equal(await ours.read(100), b"456789")
    data = t.pattern(t.bulk)
    theirs.write(data)
    theirs.write_eof()
    t.equal(len(await ours.read(1)), 1)
    t.check(await ours.read() == data[1:], "all the rest, intact")
    await aio_kit.finish(server, ours)


def test(t):
    aio_kit.run(main, t)
