"""An echo server with one kind of read, written for streams of net.aio or asyncio's own. Part of
bench.

awaited.py PORT METHOD WHOSE      METHOD: read, readexactly, readline, readinto
                                  WHOSE: net, asyncio
"""

import asyncio
import gc
import sys

SIZE = 64
method, whose = sys.argv[2:4]
if whose == "net":
    from net import aio as streams
else:
    streams = asyncio


async def echo(reader, writer):
    read = getattr(reader, method)
    while True:
        if method == "readline":
            data = await read()
        elif method == "readinto":
            data = view[: await read(buffer)]
        else:
            data = await read(SIZE)
        writer.write(data)
        await writer.drain()


taken = [None] * 20000
buffer = bytearray(256)
view = memoryview(buffer)


async def main(port):
    await streams.start_server(echo, "127.0.0.1", port)
    gc.collect()
    if sys.implementation.name == "micropython":
        # The holes of one block that the imports have left are taken: else what a message costs
        # depends on how far the allocator looks past them, which no two runs agree on.
        for number in range(len(taken)):
            taken[number] = (number,)
    print("ready")
    while True:
        await asyncio.sleep(3600)


if __name__ == "__main__":
    asyncio.run(main(int(sys.argv[1])))
