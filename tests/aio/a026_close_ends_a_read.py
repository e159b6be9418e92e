"""Given a task that reads, when another closes or aborts the stream, then the read ends. Origin:
asyncio."""

import asyncio

import aio_kit


async def main(t):
    for name in ("close", "abort"):
        server, ours, theirs = await aio_kit.pair(t)
        task = asyncio.create_task(ours.read(10))
        await asyncio.sleep(0.001)
        getattr(ours, name)()
        t.equal(await task, b"", name)
        await aio_kit.finish(server, ours)


def test(t):
    aio_kit.run(main, t)
