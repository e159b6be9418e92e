"""nats-py against a NATS server."""

import asyncio
import sys

import begin
import nats


async def main():
    client = await nats.connect(f"nats://127.0.0.1:{sys.argv[1]}")
    got = []

    async def heard(message):
        got.append(message.data)

    async def answers(message):
        await message.respond(message.data[::-1])

    await client.subscribe("news", cb=heard)
    await client.subscribe("service", cb=answers)
    for number in range(2000):
        await client.publish("news", b"%d" % number)
    await client.publish("news", b"z" * 500000)
    await client.flush()
    answered = await asyncio.gather(
        *(client.request("service", b"request %d" % n, timeout=10) for n in range(50))
    )
    assert [a.data for a in answered] == [(b"request %d" % n)[::-1] for n in range(50)]
    while len(got) < 2001:
        await asyncio.sleep(0.01)
    assert got[:2000] == [b"%d" % n for n in range(2000)]
    assert got[2000] == b"z" * 500000
    await client.drain()


begin.run(main)
