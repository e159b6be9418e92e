"""microdot's hello on asyncio's own streams or on net.aio. Part of bench.

microdot_hello.py PORT TASK WHOSE      WHOSE: net, asyncio
"""

import asyncio
import gc
import sys

if sys.argv[3] == "net":
    from net import aio

    aio.install()
from microdot import Microdot

app = Microdot()


@app.get("/")
async def hello(request):
    return "Hello, world!"


@app.get("/heap")
async def heap(request):
    """Bytes in use, garbage included; MicroPython only."""
    return str(gc.mem_alloc())


@app.get("/collect")
async def collect(request):
    gc.collect()
    return str(gc.mem_alloc())


async def main():
    task = asyncio.create_task(app.start_server("127.0.0.1", int(sys.argv[1])))
    while app.server is None:
        await asyncio.sleep(0.01)
    await asyncio.sleep(0.1)
    gc.collect()
    print("ready")
    await task


asyncio.run(main())
