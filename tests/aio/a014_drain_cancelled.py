"""Given a drain that waits, when it is cancelled, then what was written still arrives. Origin:
asyncio."""

import asyncio

import aio_kit


async def main(t):
    server, ours, theirs = await aio_kit.pair(t, hold=True)
    count = await aio_kit.stuff(ours, t.pattern(t.bulk))
    task = asyncio.create_task(ours.drain())
    await aio_kit.rest()
    t.check(not task.done(), "it waits")
    task.cancel()
    await aio_kit.fails(t, asyncio.CancelledError, task)
    ours.write_eof()
    t.equal(await theirs.ended(), count)
    await aio_kit.finish(server, ours)


def test(t):
    aio_kit.run(main, t)
