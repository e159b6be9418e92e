"""Given an echo with streams of net.aio, when messages of 64 bytes go round, then each leaves no
more garbage than its bytes, the read's coroutine and what waits: 176 bytes with words of 32 bits,
less than half of what asyncio's own streams leave."""

import asyncio
import gc
import sys

import kit

from net import aio

CLAIMS = ()
MESSAGES = 500
MOST = {"read": 288, "readinto": 192} if sys.maxsize > 1 << 32 else {"read": 176, "readinto": 96}


class Count(kit.Locked):
    """Takes the measure where Locked locks."""

    def lock(self):
        gc.collect()
        gc.disable()
        self.before = gc.mem_alloc()

    def unlock(self):
        self.used = gc.mem_alloc() - self.before
        gc.enable()


async def by_read(reader, writer):
    data = await reader.read(256)
    while data:
        writer.write(data)
        await writer.drain()
        data = await reader.read(256)


async def by_readinto(reader, writer):
    buffer = bytearray(kit.SIZE)
    while await reader.readinto(buffer):
        writer.write(buffer)
        await writer.drain()


async def measure(t, serve, most):
    count = Count(t, MESSAGES)
    server = await aio.start_server(serve, "127.0.0.1")
    client = kit.Client(t, server.port, count)
    while not count.through:
        await asyncio.sleep_ms(20)
    client.sock.destroy()
    server.close()
    await server.wait_closed()
    each = count.used / MESSAGES
    print(serve.__name__, each)
    t.check(each <= most + 8, "%d bytes a message, at most %d" % (each, most))


async def main(t):
    await measure(t, by_read, MOST["read"])
    await measure(t, by_readinto, MOST["readinto"])


def test(t):
    asyncio.run(main(t))
