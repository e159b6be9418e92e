"""Given a stream that is closed, when it is written to, then MicroPython raises NetError at once,
and CPython, as its asyncio, in the drain. Origin: ours; asyncio."""

import sys

import aio_kit

import net


async def main(t):
    server, ours, theirs = await aio_kit.pair(t)
    ours.close()
    for data in (b"bytes", "text", bytearray(4)):
        if sys.implementation.name == "micropython":
            t.raises(net.NetError, ours.write, data)
        else:
            ours.write(data)
        await aio_kit.fails(t, net.NetError, ours.drain())
    await aio_kit.finish(server, ours)


def test(t):
    aio_kit.run(main, t)
