"""Given bytes and the end, when readinto is awaited, then it fills from what was left by readline
first, then from the system, and gives 0 at the end. Origin: multi_net/asyncio_tcp_readinto."""

import aio_kit


async def main(t):
    server, ours, theirs = await aio_kit.pair(t)
    theirs.write(b"line\nrest")
    t.equal(await ours.readline(), b"line\n")
    buffer = bytearray(3)
    t.equal(await ours.readinto(bytearray()), 0)
    t.equal((await ours.readinto(buffer), bytes(buffer)), (3, b"res"))
    t.equal((await ours.readinto(buffer), bytes(buffer[:1])), (1, b"t"))
    theirs.write(b"moist")
    t.equal((await ours.readinto(memoryview(buffer)), bytes(buffer)), (3, b"moi"))
    theirs.write_eof()
    t.equal((await ours.readinto(buffer), bytes(buffer[:2])), (2, b"st"))
    t.equal(await ours.readinto(buffer), 0)
    await aio_kit.finish(server, ours)


def test(t):
    aio_kit.run(main, t)
