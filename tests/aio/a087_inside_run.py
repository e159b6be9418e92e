"""Given a listener inside the loop's run, when it starts asyncio with a stream in it, then that
raises RuntimeError there, and what was open goes on. Origin: ours; one loop at a time."""

import asyncio

import net
from net import aio


async def inside(serving):
    await asyncio.wait_for(aio.open_connection(serving.host, serving.port), 5)


def test(t):
    serving = t.peer.serve(echo=True)
    sock, log = net.connect(serving.port, serving.host), []

    def connected():
        try:
            asyncio.run(inside(serving))
            log.append("connected")
        except RuntimeError as error:
            log.append(str(error))
        sock.write(b"on")

    sock.on("connect", connected)
    sock.on("data", lambda data: log.append(bytes(data)))
    t.until(lambda: len(log) > 1, log)
    t.check("the loop is running already" in log[0], log[0])
    t.equal(log[1:], [b"on"])
