"""What several tests of net.aio need. MicroPython subset; public names of net only."""

import asyncio

import net
from net import aio

PATIENCE = 10  # seconds after which a test gives up


def run(main, t):
    """Run the test's coroutine in asyncio, with an end to its patience."""
    asyncio.run(asyncio.wait_for(main(t), PATIENCE))


async def until(condition):
    """Let the others run until condition(); main's patience ends it."""
    while not condition():
        await asyncio.sleep(0.001)


async def echo(reader, writer):
    """A client_connected that sends back what comes."""
    while True:
        data = await reader.read(1000)
        if not data:
            break
        writer.write(data)
        await writer.drain()


class Keeper:
    """A client_connected that keeps its streams until release()."""

    def __init__(self):
        self.streams = []
        self.over = asyncio.Event()

    async def serve(self, reader, writer):
        self.streams.append(writer)
        await self.over.wait()

    def release(self):
        self.over.set()


async def pair(**options):
    """(server, our Stream, the server's Stream), connected; release() the keeper to end it."""
    keeper = Keeper()
    server = await aio.start_server(keeper.serve, "127.0.0.1", **options)
    server.keeper = keeper
    stream, _ = await aio.open_connection("127.0.0.1", server.port)
    await until(lambda: keeper.streams)
    return server, stream, keeper.streams[0]


async def finish(server, *streams):
    """Close all that pair() made, and wait for it."""
    for stream in streams:
        stream.abort()
    server.keeper.release()
    server.close()
    await server.wait_closed()


async def fails(t, kind, awaitable):
    """Await; the exception it raised, which must be of that kind."""
    try:
        await awaitable
    except kind as error:
        return error
    t.fail("raised no " + kind.__name__)


def open_handles():
    """How many sockets and servers net has open."""
    from net.loop import loop

    return loop.open


def closed_port():
    """A port on which nobody listens."""
    server = net.create_server().listen(0, "127.0.0.1")
    port = server.address()["port"]
    server.close()
    return port
