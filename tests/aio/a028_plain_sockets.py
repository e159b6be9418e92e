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

    server = net.create_server(lambda sock: sock.pipe(sock)).listen(0, "127.0.0.1")
    sock = net.connect(server.address()["port"], "127.0.0.1", lambda: sock.write(b"hello"))
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
    await aio_kit.until(lambda: not aio_kit.open_handles())


def test(t):
    aio_kit.run(main, t)
