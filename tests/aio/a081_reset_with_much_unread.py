"""Given a peer that has sent much and resets, when a write is what notices, then of what it had
sent a chunk is kept and twice the limit of a line. Origin: ours, no peer fills the heap."""

import aio_kit

import net

LIMIT = 1500
MOST = 65536 + 2 * LIMIT  # the largest chunk of all runtimes; the system holds 127,900


async def left(stream):
    """How many bytes can still be read."""
    count = 0
    try:
        while True:
            count += len(await stream.read(100))
    except net.NetError:
        return count


async def main(t):
    server, ours, theirs = await aio_kit.pair(t, hold=True)
    ours.limit = LIMIT
    theirs.write(bytes(t.bulk))
    t.equal(await ours.readinto(bytearray(100)), 100)  # who reads so has nothing read ahead
    theirs.reset()
    try:
        while True:  # elsewhere the reset is under way for some time
            await aio_kit.send(ours, b"x")
    except net.NetError:
        pass
    count = await left(ours)
    t.check(count <= MOST, str(count))
    await aio_kit.finish(server, ours)


def test(t):
    aio_kit.run(main, t)
