"""Given plain sockets of net inside asyncio, when 10,000 messages go round under a locked heap,
then all do: a poll in asyncio's sleep costs nothing. To drain what is sent, and to wake nobody,
costs nothing either."""

import asyncio

import kit

import net
from net import aio
from net.aio.reader import received_into

CLAIMS = ("aio.turn.poll", "aio.writer.Writer.drain", "aio.wake", "aio.reader.received_into")


async def main(t):
    aio.attach()
    count = kit.Locked(t)
    server = net.create_server(lambda sock: sock.set_onread(bytearray(256), back))
    server.listen(0, "127.0.0.1")
    kit.Client(t, server.address()["port"], count)
    while not count.through and not count.errors:
        await asyncio.sleep_ms(50)
    for error in count.errors:
        raise error
    stream = aio.Stream(net.Socket())
    await count.under(stream.drain)
    count.under(wake_stream, stream)
    received_into(4, bytearray(4), stream)  # makes room for its attributes
    count.under(received_into, 4, bytearray(4), stream)
    stream.abort()


def wake_stream(stream):
    stream.fire("drain")


def back(n, buf, sock):
    sock.write(buf, 0, n)


def test(t):
    asyncio.run(main(t))
