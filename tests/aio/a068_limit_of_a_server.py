"""Given a server that was started with a limit, when a client's line is longer, then readline
raises ValueError; another server's limit is its own. Origin: asyncio."""

import asyncio

import aio_kit


async def main(t):
    lines = asyncio.Event()
    got = []

    async def serve(reader, writer):
        try:
            got.append(await reader.readline())
        except ValueError:
            got.append("too long")
        writer.close()
        lines.set()

    for limit, expected in ((10, "too long"), (20, b"x" * 15 + b"\n")):
        server, port = await aio_kit.start(t, serve, limit=limit)
        far = await aio_kit.visit(t, port)
        far.write(b"x" * 15 + b"\n")
        await lines.wait()
        t.equal(got.pop(), expected)
        lines.clear()
        server.close()
        far.close()
        await aio_kit.all_closed(t)


def test(t):
    aio_kit.run(main, t)
