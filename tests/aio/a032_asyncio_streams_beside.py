"""Given asyncio's own streams beside those of net, when both talk, then both work, also when a
read of asyncio's is cancelled. Origin: one program, one sleep."""

import asyncio

import aio_kit

from net import aio


async def main(t):
    aio.attach()
    serving = t.peer.serve(echo=True)
    reader, writer = await asyncio.open_connection(serving.host, serving.port)
    mine, _ = await aio.open_connection(serving.host, serving.port)
    for number in range(5):
        line = b"line %d\n" % number
        writer.write(line)
        await writer.drain()
        t.equal(await reader.readline(), line)
        mine.write(line)
        t.equal(await mine.readline(), line)
    await aio_kit.fails(t, asyncio.TimeoutError, asyncio.wait_for(reader.read(1), 0.01))
    task = asyncio.create_task(reader.readexactly(1))
    await asyncio.sleep(0.001)
    writer.write(b"x")
    await writer.drain()
    t.equal(await task, b"x")
    writer.close()
    await writer.wait_closed()
    mine.close()
    await mine.wait_closed()


def test(t):
    aio_kit.run(main, t)
