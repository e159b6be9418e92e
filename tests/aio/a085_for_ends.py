"""Given a peer that ends, with or without an end of its last line, when lines are taken with
`async for`, then it gives each and is over. Origin: asyncio."""

import aio_kit


async def main(t):
    for rest, last in ((b"", []), (b"rest", [b"rest"])):
        server, ours, theirs = await aio_kit.pair(t)
        theirs.write(b"one\n\n" + rest)
        theirs.write_eof()
        got = []
        async for line in ours:
            got.append(line)
        t.equal(got, [b"one\n", b"\n"] + last)
        t.equal(ours.at_eof(), True)
        await aio_kit.finish(server, ours)


def test(t):
    aio_kit.run(main, t)
