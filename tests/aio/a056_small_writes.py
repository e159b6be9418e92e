"""Given many small writes and drains without a wait, with large ones between them, when they are
sent, then all arrives in order, before the end, and what is aborted does not. Origin: ours; small
writes go out together."""

import asyncio

import aio_kit


async def main(t):
    serving, ours, far = await aio_kit.pair(t)
    parts = []
    for number in range(60):
        parts.append(b"%d," % number * (300 if number % 7 == 3 else 1))
        ours.write(bytearray(parts[-1]) if number % 5 == 0 else parts[-1])
        await ours.drain()
        if number % 11 == 10:
            await asyncio.sleep(0)
    ours.writelines([b"x", b"y"])
    wanted = b"".join(parts) + b"xy"
    t.equal(await far.readexactly(len(wanted)), wanted)
    for _ in range(3):
        ours.write(b"last")
        await ours.drain()
    ours.close()
    t.equal((await far.read())[-12:], b"lastlastlast")
    await ours.wait_closed()
    await aio_kit.finish(serving, ours)


def test(t):
    aio_kit.run(main, t)
