"""Given a Stream made of a socket that nobody read, when it has told its end, then the peer may
take its time to answer: no linger is set, as for a socket whose peer's bytes nobody wants."""

import asyncio

import net
from net import aio
from net.timeout import Linger


async def main():
    aio.attach()
    theirs = []
    server = net.create_server(theirs.append, allow_half_open=True)
    up = asyncio.Event()
    server.listen(0, "127.0.0.1", on_listening=up.set)
    await up.wait()
    up.clear()
    plain = net.connect(server.address()["port"], "127.0.0.1", up.set, allow_half_open=True)
    await up.wait()
    stream = aio.Stream(plain)
    stream.write_eof()
    await asyncio.sleep(0)
    lingers = isinstance(stream._pending, Linger)
    theirs[0].end(b"late")
    answer = await stream.read()
    stream.close()
    server.close()
    net.close_all()
    return lingers, answer


def test_it_does_not_linger():
    assert asyncio.run(main()) == (False, b"late")
