"""net.aio and CPython's asyncio: loops one after the other and side by side, what is left open,
other loops, its debug mode, eager tasks. Each a program with -X dev, which warns of what it finds.
"""

import importlib.util
import subprocess
import sys
import textwrap

import pytest
import runtimes

BEGIN = """
import asyncio, sys, threading
import net
from net import aio

async def echo(reader, writer):
    async for line in reader:
        writer.write(line)
        await writer.drain()
    writer.close()

async def talk(port):
    reader, writer = await aio.open_connection("127.0.0.1", port)
    for number in range(5):
        writer.write(b"line %d\\n" % number)
        assert await reader.readline() == b"line %d\\n" % number
    return writer
"""


def run(program):
    """What it prints; nothing may have been warned of."""
    done = subprocess.run(
        [sys.executable, "-X", "dev", "-c", BEGIN + textwrap.dedent(program)],
        capture_output=True,
        text=True,
        env=runtimes.python().environment(),
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    told = [line for line in done.stderr.splitlines() if not line.endswith(" seconds")]  # slow
    assert not told, done.stderr
    return done.stdout.split()


def test_run_twice_with_what_the_first_left_open():
    printed = run("""
        async def main(port):
            server = await aio.start_server(echo, "127.0.0.1", port)
            await talk(server.port)  # neither is closed
            return server.port

        port = asyncio.run(main(0))
        assert asyncio.run(main(port)) == port
        print("over")
    """)
    assert printed == ["over"]


def test_a_second_thread_is_told():
    printed = run("""
        ready, over = threading.Event(), threading.Event()

        async def first():
            server = await aio.start_server(echo, "127.0.0.1")
            ports.append(server.port)
            ready.set()
            while not over.is_set():
                writer = await talk(server.port)
                writer.close()
                await writer.wait_closed()
            server.close()
            await server.wait_closed()

        async def second():
            try:
                await aio.open_connection("127.0.0.1", ports[0])
            except RuntimeError as error:
                print("another thread" in str(error))
            over.set()

        ports = []
        thread = threading.Thread(target=lambda: asyncio.run(first()))
        thread.start()
        ready.wait()
        asyncio.run(second())
        thread.join()
        # Now it is free.
        async def third():
            server = await aio.start_server(echo, "127.0.0.1")
            writer = await talk(server.port)
            writer.close()
            server.close()
        asyncio.run(third())
        print("over")
    """)
    assert printed == ["True", "over"]


def test_a_loop_that_goes_on_without_us():
    """asyncio's own sockets, timers, subprocesses and signals, before attach() and after it."""
    printed = run("""
        import signal, os

        async def main():
            a, b = await asyncio.open_connection("127.0.0.1", await plain())
            heard = asyncio.Event()
            asyncio.get_running_loop().add_signal_handler(signal.SIGUSR1, heard.set)
            server = await aio.start_server(echo, "127.0.0.1")
            writer = await talk(server.port)
            b.write(b"x" * 100000 + b"\\n")
            assert len(await a.readline()) == 100001
            os.kill(os.getpid(), signal.SIGUSR1)
            await heard.wait()
            process = await asyncio.create_subprocess_exec("echo", "child", stdout=-1)
            out, _ = await process.communicate()
            assert out == b"child\\n"
            assert await asyncio.to_thread(lambda: 42) == 42
            for stream in (writer, b):
                stream.close()
                await stream.wait_closed()
            for each in (server, *servers):
                each.close()

        servers = []
        async def plain():
            servers.append(await asyncio.start_server(echo, "127.0.0.1", 0, limit=1 << 20))
            return servers[0].sockets[0].getsockname()[1]

        old = asyncio.open_connection
        async def limited(*where): return await old(*where, limit=1 << 20)
        asyncio.open_connection = limited
        asyncio.run(main(), debug=True)
        print("over")
    """)
    assert printed == ["over"]


@pytest.mark.skipif(importlib.util.find_spec("uvloop") is None, reason="no uvloop: make foreign")
def test_uvloop():
    printed = run("""
        import uvloop

        async def main():
            server = await aio.start_server(echo, "127.0.0.1")
            await asyncio.gather(*(talk(server.port) for _ in range(20)))
            await aio.wait_for(asyncio.sleep(0), 1)

        for _ in range(2):
            with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
                runner.run(main())
        print("over")
    """)
    assert printed == ["over"]


@pytest.mark.skipif(sys.version_info < (3, 12), reason="no eager tasks before Python 3.12")
def test_eager_tasks():
    printed = run("""
        async def main():
            asyncio.get_running_loop().set_task_factory(asyncio.eager_task_factory)
            server = await aio.start_server(echo, "127.0.0.1")
            for writer in await asyncio.gather(*(talk(server.port) for _ in range(20))):
                writer.close()
                await writer.wait_closed()
            server.close()

        asyncio.run(main())
        print("over")
    """)
    assert printed == ["over"]


def test_the_whole_of_asyncio_s_options():
    """Several hosts, sockets made elsewhere, start_serving, limits and readuntil:
    what MicroPython has not."""
    printed = run("""
        import socket

        async def main():
            bound = socket.socket()
            bound.bind(("127.0.0.1", 0))
            server = await aio.start_server(echo, sock=bound, start_serving=False)
            assert not server.is_serving()
            await server.start_serving()
            assert server.sockets[0].getsockname() == bound.getsockname()
            port = server.port
            plain = socket.create_connection(("127.0.0.1", port))
            reader, writer = await aio.open_connection(sock=plain, limit=20)
            assert writer.transport.get_extra_info("socket").getpeername()[1] == port
            writer.transport.get_extra_info("socket").setsockopt(6, 1, 1)
            writer.write(b"one;two--three\\n")
            assert await reader.readuntil(b";") == b"one;"
            assert await reader.readuntil((b"--", b"zz")) == b"two--"
            assert await reader.readline() == b"three\\n"
            writer.write(b"x" * 50 + b"\\n")
            try:
                await reader.readuntil()
            except asyncio.LimitOverrunError as error:
                assert error.consumed == 50, error.consumed
            try:
                await reader.readline()
            except ValueError:
                pass
            writer.write_eof()
            try:
                await reader.readexactly(3)
            except asyncio.IncompleteReadError as error:
                assert (error.partial, error.expected) == (b"", 3)
            writer.close()
            await writer.wait_closed()
            assert writer.get_extra_info("peername") == ("127.0.0.1", port)
            try:
                writer.write(b"after write_eof")
            except RuntimeError:
                pass
            writer = await talk(port)
            writer.close()
            await writer.wait_closed()
            writer.write(b"quiet")
            try:
                await writer.drain()
            except ConnectionError:
                print("drain")
            server.close()
            async with await aio.start_server(echo, ["127.0.0.1", "127.0.0.2"], 0) as both:
                assert len(both.sockets) == 2
            reader, writer = None, None

        asyncio.run(main())
        print("over")
    """)
    assert printed == ["drain", "over"]


def test_what_is_put_back_into_the_buffer_comes_again():
    """As pproxy does it, which guesses a protocol from its first bytes."""
    printed = run("""
        async def main():
            server = await aio.start_server(echo, "127.0.0.1", 0)
            reader, writer = await aio.open_connection("127.0.0.1", server.port)
            writer.write(b"one two\\n")
            head = await reader.readexactly(2)
            reader._buffer[0:0] = head
            assert bytes(reader._buffer) == b"one two\\n" and len(reader._buffer) == 8
            assert await reader.readexactly(4) == b"one "
            del reader._buffer[:1]
            reader._buffer.extend(b"!")
            reader._buffer += b"?"
            assert await reader.read(100) == b"wo\\n!?"
            late = asyncio.create_task(reader.readline())
            await asyncio.sleep(0)
            reader._buffer.extend(b"put in\\n")
            assert await late == b"put in\\n"
            reader._buffer.append(65)
            reader._buffer.clear()
            writer.write(b"goes on\\n")
            assert await reader.readline() == b"goes on\\n"
            writer.close()
            server.close()
            print("over")

        asyncio.run(main())
    """)
    assert printed == ["over"]
