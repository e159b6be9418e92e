"""Given a peer that has ended its side, when we keep ours and wait, then nothing is polled: its
end is not read again and again. Origin: an idle program costs no CPU."""

import asyncio

import aio_kit

import net

loop = net._loop  # boards have no module net.loop: tools/joined.py

LONG = 0.3  # seconds in which a polling loop would turn a hundred times


async def main(t):
    server, ours, theirs = await aio_kit.pair(t)
    theirs.write_eof()
    t.equal(await ours.read(), b"")
    await aio_kit.rest()
    polls = []
    ipoll = loop.ipoll

    def counting(ms):
        polls.append(ms)
        return ipoll(ms)

    loop.ipoll = counting
    await asyncio.sleep(LONG)
    loop.ipoll = ipoll
    t.check(len(polls) <= 5, "few polls: %d" % len(polls))
    await aio_kit.send(ours, b"x")
    t.equal(await theirs.readexactly(1), b"x")
    await aio_kit.finish(server, ours)


def test(t):
    aio_kit.run(main, t)
