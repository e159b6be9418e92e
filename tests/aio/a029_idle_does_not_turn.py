"""Given open sockets and tasks that only wait, when time passes, then nothing is polled. Origin:
an idle program costs no CPU."""

import asyncio

import aio_kit


async def main(t):
    server, ours, theirs = await aio_kit.pair(t)
    reading = asyncio.create_task(ours.read(1))
    await asyncio.sleep(0.01)
    polls = await aio_kit.polls_of_waiting()
    t.check(polls <= 5, "few polls: %d" % polls)
    theirs.write(b"x")
    t.equal(await reading, b"x")
    await aio_kit.finish(server, ours)


def test(t):
    aio_kit.run(main, t)
