"""What the styles' servers do, written with asyncio streams. Part of bench; either runtime.

    asyncio_same.py PORT TASK

TASK: kilobyte (pieces of 1 KB), value (4-byte length, CBOR), batch (1-byte length, floats), small
(whatever comes, up to 512 bytes). CBOR is that of net.datasocket: what differs is the rest.
"""

import asyncio
import gc
import struct
import sys

from net import cbor

LONGEST = 65536
SIZES = {"kilobyte": 1024, "small": 512}
size = 0


async def pieces(reader, writer):
    while True:
        data = await reader.read(size)
        if not data:
            return
        writer.write(data)
        await writer.drain()


async def values(reader, writer):
    while True:
        (length,) = struct.unpack(">I", await reader.readexactly(4))
        if length > LONGEST:
            raise ValueError("message too long")
        data = memoryview(await reader.readexactly(length))
        value = cbor.decode(data, 0, length)
        answer = bytearray(4)
        cbor.encode(value, answer, LONGEST)
        struct.pack_into(">I", answer, 0, len(answer) - 4)
        writer.write(answer)
        await writer.drain()


async def batches(reader, writer):
    while True:
        length = (await reader.readexactly(1))[0]
        if length > 254:
            raise ValueError("longer than this server needs")
        data = await reader.readexactly(length)
        batch = list(struct.unpack(">%df" % (length // 4), data))
        writer.write(bytes((len(batch) * 4,)) + struct.pack(">%df" % len(batch), *batch))
        await writer.drain()


TASKS = {"kilobyte": pieces, "small": pieces, "value": values, "batch": batches}


async def main(port, task):
    global size
    size = SIZES.get(task, 0)
    work = TASKS[task]

    async def serve(reader, writer):
        # CPython's asyncio has set it already.
        if sys.implementation.name == "micropython":
            writer.s.setsockopt(6, 1, 1)  # TCP_NODELAY
        try:
            await work(reader, writer)
        except (OSError, EOFError):
            pass
        writer.close()

    await asyncio.start_server(serve, "127.0.0.1", port, backlog=511)
    gc.collect()  # as after some time of running
    print("ready")
    while True:
        await asyncio.sleep(3600)


if __name__ == "__main__":
    asyncio.run(main(int(sys.argv[1]), sys.argv[2]))
