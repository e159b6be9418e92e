"""Given a peer that has ended its side, when we keep ours and wait, then nothing is polled: its
end is not read again and again. Origin: an idle program costs no CPU."""

import aio_kit


async def main(t):
    server, ours, theirs = await aio_kit.pair(t)
    theirs.write_eof()
    t.equal(await ours.read(), b"")
    await aio_kit.rest()
    polls = await aio_kit.polls_of_waiting()
    t.check(polls <= 5, "few polls: %d" % polls)
    await aio_kit.send(ours, b"x")
    t.equal(await theirs.readexactly(1), b"x")
    await aio_kit.finish(server, ours)


def test(t):
    aio_kit.run(main, t)
