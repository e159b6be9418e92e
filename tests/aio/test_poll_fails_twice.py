"""Given a poll that fails twice within a second, when net.aio turns the loop, then the error ends
asyncio's run, every socket is closed, and net can be used again in the same process."""

PROGRAM = """
try:
    import asyncio
except ImportError:
    import uasyncio as asyncio
import net
from net import aio

async def nothing(reader, writer):
    pass

async def main():
    await aio.start_server(nothing, "127.0.0.1", 0)
    loop = net._loop

    def ipoll(ms):
        raise OSError(5, "poll")

    def renew():
        loop.ipoll = ipoll

    loop.renew, loop.ipoll = renew, ipoll
    await asyncio.sleep(5)

net.turn(0)
real = net._loop.renew
net.on_error(lambda error: None)  # the first failure
try:
    asyncio.run(main())
    print("nothing raised")
except OSError as error:
    print("OSError", error.errno)
net._loop.poller = net._loop.failed = None
net._loop.renew = real
net.turn(0)
print("running", net.running(), "open", net._loop.open)
heard = []
net.lookup("127.0.0.1", lambda *args: heard.append(args[1]))
net.turn(100)
print(heard)
"""
SAID = "OSError 5\nrunning False open 0\n['127.0.0.1']\n"


def test_it_is_over(runtime):
    done = runtime.run(PROGRAM)
    assert done.stdout == SAID, done.stdout + done.stderr
