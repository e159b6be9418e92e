"""Given sockets of net in asyncio, when what is told is interrupted from the keyboard, then that
leaves run(), every socket is closed, and another run() works. Origin: as in net's own loop."""

import asyncio

import aio_kit

import net
from net import aio


def interrupt(arg):
    raise KeyboardInterrupt


async def interrupted(t, seen):
    _, ours, _ = await aio_kit.pair(t)
    seen.append(ours.socket)
    net.defer(interrupt)
    await ours.read(1)


async def main(t):
    serving = t.peer.serve(echo=True)
    stream, _ = await aio.open_connection(serving.host, serving.port)
    stream.write(b"again")
    t.equal(await stream.readexactly(5), b"again")
    await aio_kit.finish(serving, stream)
    await aio_kit.all_closed(t)


def test(t):
    seen = []
    try:
        asyncio.run(interrupted(t, seen))
    except KeyboardInterrupt:
        seen.append("interrupted")
    t.equal((seen[0].destroyed, seen[1:]), (True, ["interrupted"]))
    aio_kit.run(main, t)
