"""Both ends in one process, written with asyncio streams, on either runtime. Part of bench.

pair_streams.py PORT MANY      as pair_net.py
"""

import asyncio
import gc
import sys

SIZE = 64
MESSAGE = bytes(range(SIZE))


def no_delay(writer):
    # CPython's asyncio has set it already.
    if sys.implementation.name == "micropython":
        writer.s.setsockopt(6, 1, 1)


async def serve(reader, writer):
    no_delay(writer)
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


async def main(port, many):
    await asyncio.start_server(serve, "127.0.0.1", port, backlog=many)
    clients = []
    for _ in range(many):
        clients.append(await asyncio.open_connection("127.0.0.1", port))
    for _, writer in clients:
        no_delay(writer)
    await asyncio.gather(*[exchange(reader, writer, 1) for reader, writer in clients])
    gc.collect()  # as after some time of running
    print("ready")
    while True:
        line = sys.stdin.readline()
        if not line:
            break
        each = int(line) // many
        await asyncio.gather(*[exchange(reader, writer, each) for reader, writer in clients])
        print("done")


if __name__ == "__main__":
    asyncio.run(main(int(sys.argv[1]), int(sys.argv[2])))
