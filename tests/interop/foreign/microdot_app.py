"""A microdot application, as its documentation writes them; given: a port, and `net` to have
net.aio in the place of asyncio's streams, `asyncio` for asyncio's own, where the same must work.

Runs on any runtime that microdot runs on.
"""

import asyncio
import sys

if sys.argv[2] == "net":
    from net import aio

    aio.install()

from microdot import Microdot, Request
from microdot.sse import with_sse
from microdot.websocket import with_websocket

Request.max_content_length = 4 * 1024 * 1024
app = Microdot()


@app.get("/")
async def hello(request):
    return "Hello, world!"


@app.get("/plain")
def plain(request):
    return "a function", 200, {"X-From": str(request.client_addr[0] or "?")}


@app.post("/json")
async def values(request):
    return {"sum": sum(request.json["values"])}


@app.post("/upload")
async def upload(request):
    """More than fits into the body: it is read as it comes."""
    left = int(request.headers["Content-Length"])
    total = count = 0
    while left > 0:
        chunk = await request.stream.read(min(left, 4096))
        left -= len(chunk)
        count += len(chunk)
        total = (total + sum(chunk)) & 0xFFFFFF
    return {"bytes": count, "sum": total}


@app.get("/chunks")
async def chunks(request):
    def body():
        for number in range(200):
            yield "part %d\n" % number

    return body(), 200, {"Content-Type": "text/plain"}


@app.get("/large")
async def large(request):
    return b"0123456789" * 30000


@app.get("/events")
@with_sse
async def events(request, sse):
    for number in range(3):
        await sse.send({"number": number}, event="count")
        await asyncio.sleep(0.01)


@app.get("/fails")
async def fails(request):
    raise ValueError("on purpose")


@app.get("/ws")
@with_websocket
async def echo(request, ws):
    while True:
        await ws.send(await ws.receive())


@app.get("/shutdown")
async def shutdown(request):
    request.app.shutdown()
    return "going down"


async def main():
    task = asyncio.create_task(app.start_server("127.0.0.1", int(sys.argv[1])))
    await asyncio.sleep(0.1)
    print("ready")
    await task
    await asyncio.sleep(0.2)  # MicroPython ends at once, whatever is under way
    print("over")


asyncio.run(main())
