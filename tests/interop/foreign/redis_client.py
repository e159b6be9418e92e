"""redis.asyncio against a Redis server."""

import asyncio
import sys

import begin
import redis.asyncio as redis


async def main():
    client = redis.Redis(port=int(sys.argv[1]), decode_responses=False)
    assert await client.ping()
    large = bytes(range(256)) * 8192
    await client.set("large", large)
    assert await client.get("large") == large
    async with client.pipeline() as pipe:
        for number in range(500):
            pipe.incr("count")
            pipe.set(f"key{number}", "x" * number)
        answers = await pipe.execute()
    assert answers[-2] == 500
    assert await client.get("key499") == b"x" * 499
    await asyncio.gather(*(client.rpush("list", n) for n in range(50)))
    assert await client.llen("list") == 50
    await blocking(client)
    await published(client)
    await client.aclose()
    await timed_out()


async def blocking(client):
    """A command that waits while another connection of the pool works."""
    waiting = asyncio.create_task(client.blpop(["later"], timeout=10))
    await asyncio.sleep(0.05)
    await client.rpush("later", "come")
    assert await waiting == (b"later", b"come")


async def published(client):
    async with client.pubsub() as channel:
        await channel.subscribe("news")
        got = []
        while len(got) < 3:
            message = await channel.get_message(timeout=5)
            if message["type"] == "subscribe":
                for number in range(3):
                    await client.publish("news", f"number {number}")
            else:
                got.append(message["data"])
        assert got == [b"number 0", b"number 1", b"number 2"]


async def timed_out():
    """The time of an answer is up; the client connects anew."""
    impatient = redis.Redis(port=int(sys.argv[1]), socket_timeout=0.2)
    try:
        await impatient.blpop(["never"], timeout=5)
    except redis.TimeoutError:
        pass
    else:
        raise AssertionError("no timeout")
    assert await impatient.get("key3") == b"xxx"
    await impatient.aclose()


begin.run(main)
