"""Given an echo that reads and writes small pieces of more than one system read, when it goes on
reading without a wait, then nothing that it writes overtakes what waits to go out together.
Origin: soak (bytes in another order)."""

import aio_kit


async def small(reader, writer):
    while True:
        data = await reader.read(500)
        if not data:
            break
        writer.write(data)
        await writer.drain()
    writer.close()


async def main(t):
    server, port = await aio_kit.start(t, small)
    wanted = t.pattern(3000 if t.board else 70000)
    for _ in range(5):
        peer = aio_kit.Far(t.peer.connect(port))
        peer.write(wanted)  # at once: it is there when the server accepts
        got = await peer.readexactly(len(wanted))
        first = [i for i in range(len(got)) if got[i] != wanted[i]][:1]
        t.equal(first, [], "places of wrong bytes")
        peer.close()
    server.close()


def test(t):
    aio_kit.run(main, t)
