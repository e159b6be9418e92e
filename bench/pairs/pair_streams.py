"""Both ends in one process, written with asyncio streams, on either runtime. Part of bench.

pair_streams.py PORT TASK      as pair_net.py
"""

import asyncio
import gc
import sys

SIZE = 64
MESSAGE = bytes(range(SIZE))


async def serve(reader, writer):
    while True:
        data = await reader.read(256)
        if not data:
            break
        writer.write(data)
        await writer.drain()


async def exchange(reader, writer, count):
    for _ in range(count):
        writer.write(MESSAGE)
        await writer.drain()
        data = await reader.readexactly(SIZE)
    if data != MESSAGE:
        raise ValueError("other bytes came back")


async def main(port):
    await asyncio.start_server(serve, "127.0.0.1", port)
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    await exchange(reader, writer, 1)
    gc.collect()  # as after some time of running
    print("ready")
    while True:
        line = sys.stdin.readline()
        if not line:
            break
        await exchange(reader, writer, int(line))
        print("done")


if __name__ == "__main__":
    asyncio.run(main(int(sys.argv[1])))
