"""The server written with an asyncio Protocol, on CPython; with uvloop's loop when asked. Part of
bench.

    asyncio_protocol.py PORT TASK [uvloop]      TASK: echo, bulk, fanout
"""

import asyncio
import sys

everybody = []


class Echo(asyncio.Protocol):
    def connection_made(self, transport):
        self.transport = transport

    def data_received(self, data):
        self.transport.write(data)

    # Backpressure, as the servers beside this one have it.
    def pause_writing(self):
        self.transport.pause_reading()

    def resume_writing(self):
        self.transport.resume_reading()


class Fanout(asyncio.Protocol):
    def connection_made(self, transport):
        self.transport = transport
        everybody.append(transport)

    def connection_lost(self, error):
        everybody.remove(self.transport)

    def data_received(self, data):
        for one in everybody:
            one.write(data)


async def main(port, task):
    loop = asyncio.get_running_loop()
    protocol = Fanout if task == "fanout" else Echo
    server = await loop.create_server(protocol, "127.0.0.1", port, backlog=511)
    print("ready", flush=True)
    await server.serve_forever()


if __name__ == "__main__":
    if "uvloop" in sys.argv:
        import uvloop

        asyncio.set_event_loop_policy(uvloop.EventLoopPolicy())
    asyncio.run(main(int(sys.argv[1]), sys.argv[2]))
