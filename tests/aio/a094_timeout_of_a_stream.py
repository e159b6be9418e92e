"""Given the option timeout, when nothing comes for that long, then the stream tells `timeout`, and
goes on. Origin: DESIGN."""

import aio_kit

from net import aio


async def main(t):
    serving = t.peer.serve()
    stream, _ = await aio.open_connection(serving.host, serving.port, timeout=50)
    log = t.log(stream, "timeout")
    await aio_kit.until(lambda: log and serving.accepted)
    t.equal(stream.timeout, 50)
    serving.accepted[0].send(b"late")
    t.equal(await stream.read(10), b"late")
    await aio_kit.finish(serving, stream)


def test(t):
    aio_kit.run(main, t)
