"""A task that always finds bytes lets others have their turn, from the first read on."""

import sys

if sys.implementation.name == "micropython":
    import net_micropython as port
else:
    import net_cpython as port
port.RX_SIZE = port.RX_MOST = 256  # so that each read needs the system

import asyncio
import socket

from net import aio

READS = 100
turns = [0]


async def other():
    while True:
        turns[0] += 1
        await asyncio.sleep(0)


async def serve(reader, writer):
    before = turns[0]
    for _ in range(READS):
        await reader.read(256)
        writer.write(b"x")
        await writer.drain()
    print("others had a turn" if turns[0] > before + READS // 16 else "nobody else ran")
    writer.close()
    done.set()


async def main():
    global done
    done = asyncio.Event()
    server = await aio.start_server(serve, "127.0.0.1", 0)
    # Before it is accepted, so that the first read finds bytes: the system holds them.
    peer = socket.socket()
    peer.connect(socket.getaddrinfo("127.0.0.1", server.port)[0][-1])
    peer.send(bytes(256 * READS))
    task = asyncio.create_task(other())
    await done.wait()
    task.cancel()
    server.close()
    peer.close()


asyncio.run(main())
