"""Given lines cut in odd places, when readline is awaited, then each line comes whole, and what
follows the last newline at the end. Origin: multi_net/asyncio_tcp_readline."""

import aio_kit


async def main(t):
    server, ours, theirs = await aio_kit.pair(t)
    for part in (b"a", b"b\nc", b"d\n\nx" + b"y" * 3000, b"\nend"):
        theirs.write(part)
        await aio_kit.rest()
    theirs.write_eof()
    want = [b"ab\n", b"cd\n", b"\n", b"x" + b"y" * 3000 + b"\n", b"end", b"", b""]
    for line in want:
        t.equal(await ours.readline(), line)
    t.check(ours.at_eof(), "at_eof")
    await aio_kit.finish(server, ours)


def test(t):
    aio_kit.run(main, t)
