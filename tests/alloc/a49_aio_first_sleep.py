"""Given attach(), when tasks sleep for the first time under a locked heap, then they do: nothing
is loaded or made by the first turn. Origin: MicroPython's tests/extmod/asyncio_heaplock.py."""

import asyncio

import micropython

from net import aio

CLAIMS = ()


async def count(ticks, n, ms):
    for _ in range(n):
        ticks[0] += 1
        await asyncio.sleep_ms(ms)


async def main(t):
    aio.attach()
    ticks = [0]
    asyncio.create_task(count(ticks, 4, 10))
    asyncio.create_task(count(ticks, 4, 25))
    micropython.heap_lock()
    try:
        await asyncio.sleep_ms(5)
        while ticks[0] < 8:
            await asyncio.sleep_ms(5)
    finally:
        micropython.heap_unlock()
    t.equal(ticks, [8])


def test(t):
    asyncio.run(main(t))
