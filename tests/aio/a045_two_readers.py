"""Given two tasks that read from one stream in different ways, when bytes come, then each byte
goes to one of them, in order, and none is lost. Origin: ours; asyncio forbids it or mixes them."""

import asyncio

import aio_kit

TOTAL = 3000


async def main(t):
    server, ours, theirs = await aio_kit.pair(t)
    got = []

    async def by_bytes():
        data = await ours.read(7)
        while data:
            got.append(data)
            data = await ours.read(7)

    async def by_buffer():
        buffer = bytearray(11)
        n = await ours.readinto(buffer)
        while n:
            got.append(bytes(buffer[:n]))
            n = await ours.readinto(buffer)

    tasks = [asyncio.create_task(by_bytes()), asyncio.create_task(by_buffer())]
    data = t.pattern(TOTAL)
    for at in range(0, TOTAL, 100):
        theirs.write(data[at : at + 100])
        await asyncio.sleep(0)
    theirs.write_eof()
    await asyncio.gather(*tasks)
    t.check(b"".join(got) == data, "all, in order")
    await aio_kit.finish(server, ours)


def test(t):
    aio_kit.run(main, t)
