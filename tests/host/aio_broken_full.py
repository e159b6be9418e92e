"""A peer fills the system's buffer and breaks: that is more than there is memory for. Prints the
error that the task gets, and what nobody handled."""

import asyncio
import socket

import net
from net import aio

net.on_error(lambda error: print("nobody handled", repr(error)))


async def serve(reader, writer):
    await reader.readexactly(1)
    await going.wait()
    try:
        for _ in range(50):
            writer.write(b"x" * 600)
            await writer.drain()
            await asyncio.sleep(0.01)
        print("no error")
    except MemoryError as error:
        print("memory", repr(error))
    except OSError as error:
        print("broken", error.errno in (32, 104))
    done.set()


async def main():
    global going, done
    going = asyncio.Event()
    done = asyncio.Event()
    server = await aio.start_server(serve, "127.0.0.1", 0)
    peer = socket.socket()
    peer.connect(socket.getaddrinfo("127.0.0.1", server.port)[0][-1])
    peer.setblocking(False)
    sent = 0
    try:
        while sent < 4000000:
            sent += peer.send(bytes(4096)) or 0
            await asyncio.sleep(0)
    except OSError:
        pass
    peer.close()
    await asyncio.sleep(0.05)
    going.set()
    await done.wait()
    server.close()


asyncio.run(main())
