"""Given several tasks that wait until a server or a stream is closed, when it is, then all of them
go on, and waiting once more returns at once. Origin: asyncio."""

import asyncio

import aio_kit


async def main(t):
    server, ours, theirs = await aio_kit.pair()
    waiting = [asyncio.create_task(server.wait_closed()) for _ in range(3)]
    waiting += [asyncio.create_task(ours.wait_closed()) for _ in range(3)]
    await asyncio.sleep(0.001)
    t.equal([task.done() for task in waiting], [False] * 6)
    ours.close()
    server.close()
    server.keeper.release()
    await asyncio.gather(*waiting)
    await server.wait_closed()
    await ours.wait_closed()
    server.close()
    await server.wait_closed()
    t.equal(aio_kit.open_handles(), 0, "open handles")


def test(t):
    aio_kit.run(main, t)
