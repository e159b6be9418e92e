"""Given servers of net.aio and of asyncio's own streams, when clients connect and say nothing,
then a connection of net.aio keeps no more heap than one of asyncio's, its task included."""

import asyncio
import gc
import socket

import net
from net import aio

CLAIMS = ()
COUNT = 40
clients = [None] * (3 * COUNT)
served = 0  # connections whose task has begun and is not over


async def serve(reader, writer):
    global served
    served += 1
    await reader.readline()
    served -= 1


async def until(count):
    while served != count:
        await asyncio.sleep_ms(0)


async def opened(address, begin):
    for i in range(begin, begin + COUNT):
        clients[i] = socket.socket()
        clients[i].connect(address)
        # One at a time: asyncio lets five wait, and where more do, connect() blocks for ever.
        await until(i + 1)
    gc.collect()
    gc.collect()
    return gc.mem_alloc()


async def each(where, port):
    """Bytes of heap that one more connection takes, the client's socket included."""
    server = await where.start_server(serve, "127.0.0.1", port)
    address = socket.getaddrinfo("127.0.0.1", port, 0, 1)[0][-1]
    await opened(address, 0)  # lists and tables find room
    before = await opened(address, COUNT)
    after = await opened(address, 2 * COUNT)
    for sock in clients:
        sock.close()
    await until(0)
    server.close()
    await server.wait_closed()
    gc.collect()
    return (after - before) / COUNT


def free_port():
    probe = net.create_server().listen(0, "127.0.0.1")
    while not probe.listening:
        net.turn(0)
    port = probe.address()["port"]
    probe.close()
    net.run()
    return port


async def main(t, free):
    theirs = await each(asyncio, free)  # asyncio's own loop as yet
    ours = await each(aio, free)
    print(ours, theirs)
    t.check(ours <= theirs, "%d bytes a connection, asyncio %d" % (ours, theirs))


def test(t):
    asyncio.run(main(t, free_port()))
