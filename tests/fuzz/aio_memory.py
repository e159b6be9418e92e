"""A MemoryError at a line of net.aio that may take memory, one a run, over this host's network. A
script that test_memory_elsewhere.py runs:

    aio_memory.py FIRST STEP                 lines FIRST, FIRST + STEP, ...
    aio_memory.py FIRST STEP attributes      attributes that a socket has not had yet, instead

Prints those after which a task waited for ever, bytes were missing, something was left open or
a new client was not served. The program is a careful one: a task that is told closes its stream.
Host only.
"""

import asyncio
import socket
import sys

from memory_trap import Trap, meant

import net
from net import aio
from net.loop import loop

LIBRARY = net.__file__.rpartition("/")[0] + "/"
PATIENCE = 20  # s; a run takes some ms
# What turns the loop takes no memory: tests/alloc has it run without any.
TURNING = "settle", "poll", "_begin", "_serve", "_failed", "_close_now"
WHOLE = b"one\ntwo..three"
FAILED = MemoryError, OSError, EOFError


class Scene:
    """A server that echoes in three ways, and clients of it, one after the other."""

    def __init__(self):
        self.wrong = []
        self.server = None
        self.gave_up = False  # a task of the server's was told, and the client sees the end

    async def serve(self, reader, writer):
        try:
            line = await reader.readline()
            if not line:
                await writer.aclose()
                return
            writer.write(line)
            await writer.drain()
            writer.write(bytearray(await reader.readexactly(5)))
            buf = bytearray(10)
            n = await reader.readinto(buf)
            while n:
                writer.write(memoryview(buf)[:n])
                await writer.drain()
                n = await reader.readinto(buf)
            await writer.aclose()
        except FAILED:
            self.gave_up = True
            writer.abort()

    async def listen(self):
        while self.server is None:
            try:
                self.server = await aio.start_server(self.serve, "127.0.0.1", 0)
            except (MemoryError, OSError):
                pass

    def port(self):
        try:
            return self.server.port
        except MemoryError:
            return self.server.port

    async def talk(self, port, late=False):
        """What came back of b"one\\ntwo..three", or None: it failed, and was told so."""
        writer = None
        try:
            reader, writer = await aio.open_connection("127.0.0.1", port)
            writer.write(b"one\n")
            await writer.drain()
            got = await reader.readline()
            if late:
                try:
                    await aio.wait_for(reader.read(1), 0.01)
                except asyncio.TimeoutError:
                    pass
            writer.write("two..three")
            writer.write_eof()
            got += await reader.read()
            writer.close()
            await writer.wait_closed()
            return got
        except FAILED:
            if writer is not None:
                writer.abort()
            return None

    async def silent(self, port):
        """A client that says nothing."""
        writer = None
        try:
            writer = (await aio.open_connection("127.0.0.1", port))[1]
            await writer.aclose()
        except FAILED:
            if writer is not None:
                writer.abort()

    async def refused(self):
        with socket.socket() as sock:  # bound, and nobody listens
            sock.bind(("127.0.0.1", 0))
            try:
                await aio.open_connection("127.0.0.1", sock.getsockname()[1])
            except FAILED:
                pass

    async def run(self, trap):
        trap.set()
        try:
            await self.listen()
            port = self.port()
            for late in (False, True):
                got = await self.within(self.talk(port, late))
                if got not in (None, WHOLE) and not (self.gave_up and WHOLE.startswith(got)):
                    self.wrong.append(f"{got} came back")
            await self.within(self.silent(port))
            await self.within(self.refused())
        finally:
            trap.release()
        if await self.within(self.talk(port)) != WHOLE:
            self.wrong.append("a new client is not served")
        self.server.close()
        await self.within(self.server.wait_closed())
        for _ in range(50):
            if not loop.open:
                break
            await asyncio.sleep(0.001)

    async def within(self, coroutine):
        try:
            return await asyncio.wait_for(coroutine, PATIENCE)
        except asyncio.TimeoutError:
            self.wrong.append("a task waits for ever")
            return None


def no_memory(error):
    return isinstance(error, MemoryError) or getattr(error, "code", "") == "ENOMEM"


def once(at):
    """(the trap, what is wrong)"""
    unhandled = []
    net.on_error(unhandled.append)
    scene = Scene()
    trap = meant(Trap(LIBRARY, at, ("aio/",), TURNING), "net.emitter", "net.aio.")
    asyncio.run(scene.run(trap))
    scene.wrong += [repr(error) for error in unhandled if not no_memory(error)]
    if scene.server.server._count:
        scene.wrong.append(f"{scene.server.server._count} connections count still")
    if loop.open or loop.live:
        scene.wrong.append(f"{loop.open} left open, {loop.live} timers")
        net.close_all()
        while net.turn(10):
            pass
    return trap, scene.wrong


def main(first, step):
    once(0)  # everything is loaded now
    trap, wrong = once(0)
    print(trap.n, "lines;", wrong or "all is well without a MemoryError", flush=True)
    for at in range(int(first), trap.n + 1, int(step)):
        found, wrong = once(at)
        if wrong:
            print(found.where, wrong[0], flush=True)


main(*sys.argv[1:])
