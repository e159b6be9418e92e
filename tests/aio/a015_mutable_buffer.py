"""Given a bytearray that the system did not take whole, when it is changed after write, then the
peer gets what it was. Origin: asyncio copies too."""

import aio_kit


async def main(t):
    server, ours, theirs = await aio_kit.pair(t, hold=True)
    buffer = bytearray(t.bulk)
    count = 0
    while not ours.socket.buffer_size:
        for i in range(0, len(buffer), 512):
            buffer[i] = 7
        ours.write(memoryview(buffer))
        count += len(buffer)
        for i in range(0, len(buffer), 512):
            buffer[i] = 9
    queued = ours.socket.buffer_size
    ours.write_eof()
    t.equal(await theirs.ended(), count)
    # It came last, and is not asked for as a whole: another machine's peer sends it as text.
    t.equal(theirs.peer.tail(min(queued, 20000)).count(b"\t"), 0, "changed bytes")
    await aio_kit.finish(server, ours)


def test(t):
    aio_kit.run(main, t)
