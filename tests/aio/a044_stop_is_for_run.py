"""Given a program of coroutines, when a listener calls net.stop(), then nothing stops: sockets and
timers of net go on, and a later net.run() runs. Origin: ours."""

import asyncio

import aio_kit

import net
from net import aio


async def main(t):
    aio.attach()
    over = asyncio.Event()
    net.call_later(1, net.stop)
    net.call_later(2, net.defer, lambda arg: net.stop())
    net.call_later(20, over.set)
    await over.wait()
    serving = t.peer.serve(echo=True)
    net.stop()
    reader, writer = await aio.open_connection(serving.host, serving.port)
    writer.write(b"a")
    t.equal(await reader.readexactly(1), b"a")
    writer.close()
    await writer.wait_closed()
    serving.close()


def test(t):
    aio_kit.run(main, t)
    told = []
    net.call_later(1, told.append, 1)
    net.run()
    t.equal(told, [1])
