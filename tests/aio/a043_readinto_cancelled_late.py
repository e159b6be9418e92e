"""Given a readinto that waits, when it is cancelled in the same moment in which bytes come, then
the next read gets them. Origin: DESIGN, nothing is lost."""

import asyncio

import aio_kit

import net


async def main(t):
    serving, ours, theirs = await aio_kit.pair(t)
    other = net.connect(serving.port, serving.host)
    await aio_kit.until(lambda: len(serving.accepted) == 2)
    tasks = []
    # Told after all that is ready at once, and before any task runs.
    other.on("data", lambda data: net.defer(lambda arg: tasks[-1].cancel()))
    for number in range(10):
        buffer = bytearray(100)
        tasks.append(asyncio.create_task(ours.readinto(buffer)))
        await asyncio.sleep(0.001)
        line = b"line %d\n" % number
        theirs.write(line)
        serving.accepted[1].send(b"now")
        try:
            got = bytes(buffer[: await tasks[-1]])
        except asyncio.CancelledError:
            got = await ours.read(100)
        t.equal(got, line)
    t.check(ours.socket.bytes_read, "read")
    other.destroy()
    await aio_kit.finish(serving, ours)


def test(t):
    aio_kit.run(main, t)
