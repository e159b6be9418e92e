"""Given many clients at once, when each sends lines, then each gets its own back. Origin:
multi_net/asyncio_tcp_many."""

import aio_kit


async def main(t):
    server, port = await aio_kit.start(t, aio_kit.echo, max_connections=None)
    fars = []
    for _ in range(3 if t.board else 40):
        fars.append(await aio_kit.visit(t, port))
    for turn in range(5):
        lines = [b"client %d line %d\n" % (number, turn) for number in range(len(fars))]
        for far, line in zip(fars, lines):
            far.write(line)
        for far, line in zip(fars, lines):
            t.equal(await far.readexactly(len(line)), line)
    for far in fars:
        far.write_eof()
        await far.ended()
    server.close()
    await server.wait_closed()
    await aio_kit.until(lambda: not server.streams)
    await aio_kit.all_closed(t)


def test(t):
    aio_kit.run(main, t)
