"""Given plain sockets of net in a program of coroutines, when attach() was called, then their
events come while the coroutines run. Origin: ours."""

import asyncio

import aio_kit

import net
from net import aio


async def main(t):
    aio.attach()
    got = asyncio.Event()
    log = []

    def on_data(data):
        log.append(data)
        got.set()

    server = net.create_server(lambda sock: sock.pipe(sock))
    port = t.peer.port_for_listen()
    server.listen(port, t.peer.listen_host, got.set)
    await got.wait()
    got.clear()
    far = await aio_kit.visit(t, port or server.address()["port"])
    far.write(b"hello")
    t.equal(await far.readexactly(5), b"hello")
    serving = t.peer.serve(echo=True)
    sock = net.connect(serving.port, serving.host, lambda: sock.write(b"hello"))
    sock.on("data", on_data)
    await got.wait()
    t.equal(log, [b"hello"])
    got.clear()
    net.call_later(5, got.set)
    await got.wait()
    got.clear()
    net.defer(lambda arg: got.set())
    await got.wait()
    sock.destroy()
    server.close()
    await aio_kit.all_closed(t)


def test(t):
    aio_kit.run(main, t)
