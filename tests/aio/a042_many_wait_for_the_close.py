"""Given several tasks that wait until a server or a stream is closed, when it is, then all of them
go on, and waiting once more returns at once. Origin: asyncio."""

import asyncio

import aio_kit


async def main(t):
    keeper = aio_kit.Keeper()
    server, port = await aio_kit.start(t, keeper.serve)
    far = await aio_kit.visit(t, port)
    await aio_kit.until(lambda: keeper.streams)
    ours = keeper.streams[0]
    waiting = [asyncio.create_task(server.wait_closed()) for _ in range(3)]
    await asyncio.sleep(0.001)
    t.equal([task.done() for task in waiting], [False] * 3)
    ours.close()
    waiting += [asyncio.create_task(ours.wait_closed()) for _ in range(3)]
    t.equal([task.done() for task in waiting], [False] * 6)
    server.close()
    keeper.release()
    far.write_eof()
    await asyncio.gather(*waiting)
    await server.wait_closed()
    await ours.wait_closed()
    server.close()
    await server.wait_closed()
    await aio_kit.all_closed(t)


def test(t):
    aio_kit.run(main, t)
