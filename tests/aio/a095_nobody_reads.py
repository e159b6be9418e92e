"""Given a stream that was read, in each way, when more comes and nobody reads, then the loop does
not turn for it, no buffer that was filled before changes, and the next read has it. Origin: ours.
"""

import asyncio

import aio_kit


async def main(t):
    server, ours, theirs = await aio_kit.pair(t)
    # What is read ahead is one chunk; a second one waits in the system.
    for text in (b"first", b"second"):
        theirs.write(text)
        await aio_kit.rest()
    t.equal(await ours.read(1), b"f")
    theirs.write(b"third")
    polls = await aio_kit.polls_of_waiting()
    t.check(polls <= 5, "few polls: %d" % polls)
    t.equal(await ours.readexactly(15), b"irstsecondthird")
    for text in (b"into", b"more"):
        buffer = bytearray(4)
        task = asyncio.create_task(ours.readinto(buffer))
        await aio_kit.rest()
        theirs.write(text)
        t.equal((await task, bytes(buffer)), (4, text))
        theirs.write(b"next")
        polls = await aio_kit.polls_of_waiting()
        t.check(polls <= 5, "few polls after readinto: %d" % polls)
        t.equal(bytes(buffer), text)
        other = bytearray(4)
        t.equal((await ours.readinto(other), bytes(other), bytes(buffer)), (4, b"next", text))
    await aio_kit.finish(server, ours)


def test(t):
    aio_kit.run(main, t)
