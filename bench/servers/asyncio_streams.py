"""The server written with asyncio streams, on either runtime. Part of bench.

asyncio_streams.py PORT TASK      TASK: echo, bulk, fanout
"""

import asyncio
import gc
import sys

# Bytes asked for at most, as in the servers beside this one.
SIZES = {"echo": 256, "fanout": 256, "bulk": 16384}
size = 256
everybody = []


def no_delay(writer):
    # CPython's asyncio has set it already.
    if sys.implementation.name == "micropython":
        writer.s.setsockopt(6, 1, 1)


async def echo(reader, writer):
    no_delay(writer)
    try:
        while True:
            data = await reader.read(size)
            if not data:
                break
            writer.write(data)
            await writer.drain()
    except OSError:
        pass
    await leave(writer)


async def fanout(reader, writer):
    no_delay(writer)
    everybody.append(writer)
    try:
        while True:
            data = await reader.read(size)
            if not data:
                break
            for one in everybody:
                one.write(data)
                await one.drain()
    except OSError:
        pass
    everybody.remove(writer)
    await leave(writer)


async def leave(writer):
    try:
        writer.close()
        await writer.wait_closed()
    except OSError:
        pass


async def main(port, task):
    global size
    size = SIZES[task]
    await asyncio.start_server(
        fanout if task == "fanout" else echo, "127.0.0.1", port, backlog=511
    )
    gc.collect()  # as after some time of running
    print("ready")
    while True:
        await asyncio.sleep(3600)


if __name__ == "__main__":
    asyncio.run(main(int(sys.argv[1]), sys.argv[2]))
