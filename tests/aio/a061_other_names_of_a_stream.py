"""Given a stream, when writelines, awrite and aclose are used, then they write, write and drain,
and close, as in asyncio and in MicroPython's asyncio. Origin: asyncio; MicroPython's streams."""

import aio_kit


async def main(t):
    serving, ours, theirs = await aio_kit.pair(t)
    ours.writelines([b"one ", bytearray(b"two "), "three "])
    t.equal(await theirs.readexactly(14), b"one two three ")
    await ours.awrite(b"four ")
    await ours.awrite(b"-five-", 1, 4)
    t.equal(await theirs.readexactly(9), b"four five")
    theirs.write_eof()
    await ours.aclose()
    t.equal(await theirs.read(), b"")
    await aio_kit.all_closed(t)


def test(t):
    aio_kit.run(main, t)
