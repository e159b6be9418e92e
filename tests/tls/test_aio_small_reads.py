"""What TLS has decrypted and a readinto of few bytes did not take is given to the next one, though
the system has nothing more to tell: on every runtime."""

import tls_kit

PROGRAM = """
import asyncio
import sys

from net import aio, tls

ca, cert, key = sys.argv[1:]
record = bytes(range(100))


async def answer(reader, writer):
    await reader.readline()
    writer.write(record)
    await writer.drain()
    await reader.readline()
    writer.close()


async def main():
    server = await aio.start_server(answer, "127.0.0.1", tls=tls.Context(cert=cert, key=key))
    trusting = tls.Context(ca=ca)
    reader, writer = await aio.open_connection("localhost", server.port, tls=trusting)
    writer.write(b"go\\n")
    await writer.drain()
    buffer = bytearray(7)
    got = b""
    while len(got) < len(record):
        n = await reader.readinto(buffer)
        print(n)
        got += buffer[:n]
    print(got == record)
    writer.close()
    await writer.wait_closed()
    server.close()
    await server.wait_closed()


asyncio.run(asyncio.wait_for(main(), 15))
"""


def test_small_reads(runtime, certs, tmp_path):
    done = tls_kit.run_program(runtime, certs, tmp_path, PROGRAM)
    assert done.stdout.splitlines() == ["7"] * 14 + ["2", "True"], done.stderr
