"""Given something that waits to be sent, when buffers are written and changed after that, then the
peer gets what they were, all of it and in order. Origin: asyncio copies too."""

import aio_kit


async def main(t):
    server, ours, theirs = await aio_kit.pair(t, hold=True)
    count = await aio_kit.stuff(ours, bytes(t.bulk))
    buffer = bytearray(3)
    for text in (b"one", b"two", b"six"):
        buffer[:] = text
        ours.write(buffer)
    ours.write(memoryview(buffer)[1:])
    buffer[:] = b"---"
    ours.write_eof()
    t.equal(await theirs.ended(), count + 11)
    t.equal(theirs.peer.tail(12), b"\0onetwosixix")
    await aio_kit.finish(server, ours)


def test(t):
    aio_kit.run(main, t)
