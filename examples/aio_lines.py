"""Line server with coroutines: answers each line, disconnects idle clients; another task counts.

    micropython examples/aio_lines.py [port [seconds]]

Port 8000 unless another is named (0: any free one). Talk to it with: nc HOST PORT; the
line "stop" ends it.
"""

import asyncio
import sys

from net import NetError, aio

port = int(sys.argv[1]) if len(sys.argv) > 1 else 8000
patience = float(sys.argv[2]) if len(sys.argv) > 2 else 10
served = 0


async def converse(reader, writer, stop):
    global served
    while True:
        line = await aio.wait_for(reader.readline(), patience)
        if not line:
            return
        if line == b"stop\n":
            stop.set()
        writer.write(line.upper())
        await writer.drain()  # a client that does not read holds up only itself
        served += 1


async def count():
    while True:
        await asyncio.sleep(1)
        print(served, "lines so far")


async def main():
    stop = asyncio.Event()

    async def on_client(reader, writer):
        try:
            await converse(reader, writer, stop)
        except asyncio.TimeoutError:
            writer.write("bye\n")  # sent before the connection closes, as all that waits
        except (NetError, ValueError) as error:
            print("client:", error)
        finally:
            writer.close()

    async with await aio.start_server(on_client, port=port) as server:
        print("listening on port", server.port)
        counter = asyncio.create_task(count())
        await stop.wait()
        counter.cancel()
    print("stopped after", served, "lines")


try:
    asyncio.run(main())
except OSError as error:
    print("cannot listen:", error)
    if sys.platform == "linux":  # a board goes back to its prompt
        sys.exit(1)
except KeyboardInterrupt:
    if sys.platform == "linux":
        sys.exit(130)
