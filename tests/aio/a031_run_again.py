"""Given an asyncio.run that is over, when net.run or another asyncio.run follows, then both work.
Origin: ours."""

import asyncio

import aio_kit

import net
from net import aio


async def once(t):
    serving = t.peer.serve(echo=True)
    reader, writer = await aio.open_connection(serving.host, serving.port)
    writer.write(b"a")
    t.equal(await reader.readexactly(1), b"a")
    writer.close()
    await writer.wait_closed()
    serving.close()


async def main(t):
    await once(t)


def test(t):
    aio_kit.run(main, t)
    told = []
    net.call_later(1, told.append, 1)
    net.run()
    t.equal(told, [1])
    if hasattr(asyncio, "new_event_loop"):
        asyncio.new_event_loop()
    aio_kit.run(main, t)
    net.defer(told.append, 2)
    net.turn(0)
    t.equal(told, [1, 2])
