"""Given open sockets and tasks that only wait, when time passes, then nothing is polled. Origin:
an idle program costs no CPU."""

import asyncio

import aio_kit

import net

loop = net._loop  # boards have no module net.loop: tools/joined.py

LONG = 0.3  # seconds in which a polling loop would turn a hundred times


async def main(t):
    server, ours, theirs = await aio_kit.pair(t)
    reading = asyncio.create_task(ours.read(1))
    await asyncio.sleep(0.01)
    polls = []
    ipoll = loop.ipoll

    def counting(ms):
        polls.append(ms)
        return ipoll(ms)

    loop.ipoll = counting
    await asyncio.sleep(LONG)
    loop.ipoll = ipoll
    t.check(len(polls) <= 5, "few polls: %s" % polls)
    theirs.write(b"x")
    t.equal(await reading, b"x")
    await aio_kit.finish(server, ours)


def test(t):
    aio_kit.run(main, t)
