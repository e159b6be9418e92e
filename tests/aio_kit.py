"""What several tests of net.aio need. MicroPython subset; public names of net only.

The other side is reached by the verbs of peers.py only, so that it may be another machine.
"""

import asyncio

import net
from net import aio

# Seconds after which a test gives up: nobody waits as long but on a machine that is busy with many
# other things. Fewer than those after which a test counts as hung: runtimes.py.
PATIENCE = 50


def run(main, t):
    """Run the test's coroutine in asyncio, with an end to its patience."""
    asyncio.run(asyncio.wait_for(main(t), PATIENCE))


async def until(condition):
    """Let the others run until condition(); main's patience ends it."""
    while not condition():
        await asyncio.sleep(0.001)


async def rest():
    """Give what is under way the time to arrive."""
    await asyncio.sleep(0.03)


async def polls_of_waiting():
    """How often the loop polls in a time in which one that turns would do so a hundred times."""
    loop = net._loop  # boards have no module net.loop: tools/joined.py
    polls = []
    ipoll = loop.ipoll

    def counting(ms):
        polls.append(ms)
        return ipoll(ms)

    loop.ipoll = counting
    await asyncio.sleep(0.3)
    loop.ipoll = ipoll
    return len(polls)


async def echo(reader, writer):
    """A client_connected that sends back what comes."""
    while True:
        data = await reader.read(1000)
        if not data:
            break
        writer.write(data)
        await writer.drain()
    writer.close()


async def send(stream, data):
    """Write and drain; CPython's asyncio tells of a broken connection in the drain only."""
    stream.write(data)
    await stream.drain()


class Far:
    """The peer's end of a connection, with some of a stream's methods."""

    def __init__(self, peer):
        self.peer = peer
        self._taken = 0

    def write(self, data):
        self.peer.send(bytes(data))

    def write_eof(self):
        self.peer.finish()

    def close(self):
        self.peer.close()

    def reset(self):
        self.peer.reset()

    async def readexactly(self, n):
        """The next n bytes."""
        self.peer.release()
        await until(lambda: self.peer.count >= self._taken + n)
        return self._take(n)

    async def read(self):
        """All until the end."""
        await self.ended()
        return self._take(self.peer.count - self._taken)

    async def ended(self):
        """Read until the connection is over; how many bytes came in all."""
        self.peer.release()
        await until(lambda: self.peer.gone)
        return self.peer.count

    def _take(self, n):
        at = self._taken
        self._taken += n
        return self.peer.received[at : at + n]


async def pair(t, hold=False):
    """(the peer's server, our Stream, the peer's Far), connected by us. hold: it does not read."""
    serving = t.peer.serve(hold=hold)
    stream, _ = await aio.open_connection(serving.host, serving.port)
    await until(lambda: serving.accepted)
    return serving, stream, Far(serving.accepted[0])


async def stuff(stream, data):
    """Write this until the network takes no more, for the peer does not read; how many bytes."""
    count = 0
    while True:
        if not stream.socket.buffer_size:
            stream.write(data)
            count += len(data)
        await rest()
        before = stream.socket.buffer_size
        await rest()
        if stream.socket.buffer_size == before > 0:
            return count


async def start(t, client_connected, **options):
    """(a server under test, its port), listening."""
    port = t.peer.port_for_listen()
    server = await aio.start_server(client_connected, t.peer.listen_host, port, **options)
    return server, port or server.port


async def visit(t, port, hold=False):
    """A Far of a client of a server under test, connected."""
    peer = t.peer.connect(port)
    if hold:
        peer.hold()
    await until(lambda: peer.opened)
    if t.board:
        await rest()  # until it is accepted: two may wait in a board's queue, a third is reset
    return Far(peer)


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


async def finish(serving, *streams):
    """Close all that pair() made."""
    for stream in streams:
        stream.abort()
    serving.close()


async def all_closed(t):
    """Nothing of ours is open once the peer has gone."""
    t.peer.close_all()
    await until(lambda: not open_handles())


async def fails(t, kind, awaitable):
    """Await; the exception it raised, which must be of that kind."""
    try:
        await awaitable
    except kind as error:
        return error
    t.fail("raised no " + kind.__name__)


def open_handles():
    """How many sockets and servers net has open."""
    return net._loop.open  # boards have no module net.loop: tools/joined.py
