"""Given clients that have sent before they are accepted, when their tasks read between small
writes, then what was written goes in order. Origin: ours; a read need not wait, a small write
does."""

import aio_kit

CLIENTS = 5


async def serve(reader, writer):
    writer.write(b"first,")
    await writer.drain()
    writer.write(b"second,")
    got = await reader.read(5)
    writer.write(b"third,")
    writer.write(got)
    writer.close()


async def main(t):
    server, port = await aio_kit.start(t, serve)
    peers = []
    for _ in range(CLIENTS):
        peers.append(t.peer.connect(port))
        peers[-1].send(b"hello")
        if t.board:
            await aio_kit.until(lambda: peers[-1].gone)
    await aio_kit.until(lambda: all([peer.gone for peer in peers]))
    for peer in peers:
        t.equal(peer.received, b"first,second,third,hello")
    server.close()


def test(t):
    aio_kit.run(main, t)
