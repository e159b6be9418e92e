"""Streams of net.aio over TLS: the same methods, the same promises, on every runtime."""

import tls_kit

PROGRAM = """
import asyncio
import sys

import net
from net import aio, tls

ca, cert, key = sys.argv[1:]


async def echo(reader, writer):
    async for line in reader:
        writer.write(line)
        await writer.drain()


async def main():
    context = tls.Context(cert=cert, key=key)
    server = await aio.start_server(echo, "127.0.0.1", tls=context)
    trusting = tls.Context(ca=ca)
    reader, writer = await aio.open_connection("localhost", server.port, tls=trusting)
    try:
        await aio.wait_for(reader.readline(), 0.05)
    except asyncio.TimeoutError:
        print("late")
    line = b"x" * 3000 + b"\\n"
    for _ in range(20):
        writer.write(line)
    for _ in range(20):
        if await reader.readline() != line:
            print("not the same")
    writer.close()
    await writer.wait_closed()
    try:
        await aio.open_connection("localhost", server.port, tls=tls.Context(ca=cert))
    except net.NetError as error:
        print(error.code)
    server.close()
    await server.wait_closed()
    print("over")


net.on_error(lambda error: print("unhandled", getattr(error, "code", error)))
asyncio.run(asyncio.wait_for(main(), 15))
"""


def test_streams(runtime, certs, tmp_path):
    done = tls_kit.run_program(runtime, certs, tmp_path, PROGRAM)
    assert done.stdout.splitlines() == ["late", "ERR_TLS_CERT_UNTRUSTED", "over"], done.stderr
