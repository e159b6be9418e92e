"""Given a server whose own name is being looked up, when its task is cancelled, or it is closed,
then the task is over, and it does not listen when the answer comes. Origin: ours."""

import asyncio

import aio_kit

import net
from net import aio
from net.resolving import Resolution


async def begun(coro):
    """(its task, the question that it has asked)"""
    asked = []
    net._loop.resolve = lambda host, number, family, done: asked.append((number, done))
    try:
        task = asyncio.create_task(coro)
        await aio_kit.until(lambda: asked)
    finally:
        net._loop.resolve = None
    return task, asked[0]


async def answered(t, question):
    number, done = question
    done(*Resolution(None).begin(t.peer.listen_host, number, 4))
    await aio_kit.rest()
    t.equal(aio_kit.open_handles(), 0)


async def main(t):
    number = t.peer.port_for_listen()
    task, question = await begun(aio.start_server(aio_kit.echo, "a.name", number))
    task.cancel()
    await aio_kit.fails(t, asyncio.CancelledError, task)
    await answered(t, question)
    task, question = await begun(aio.start_server(aio_kit.echo, "a.name", number))
    net.close_all()
    t.check(not (await task).is_serving(), "closed")
    await answered(t, question)
    try:
        server = await aio.start_server(aio_kit.echo, "a.name", number, start_serving=False)
    except TypeError:
        return  # as asyncio's here: see a065
    task, question = await begun(server.serve_forever())
    server.close()
    await aio_kit.fails(t, asyncio.CancelledError, task)
    await answered(t, question)


def test(t):
    aio_kit.run(main, t)
