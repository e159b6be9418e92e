"""Watches its standard input, or the file that it is given, until that ends; prints what came.

    watching.py [aio] [FILE]

"ready" when it watches; "got N bytes, sum S" at the end. With a terminal it answers each line;
with aio asyncio turns the loop, and a task beside it says "ticked".
"""

import sys

import net
from net.watch import watch

words = sys.argv[1:]
with_aio = "aio" in words
files = [word for word in words if word != "aio"]
stream = open(files[0], "r+b", 0) if files else sys.stdin
total = [0, 0]
over = []


def on_data(data):
    total[0] += len(data)
    total[1] += sum(data)
    if files and data.endswith(b"\n"):
        watched.write(b"%d\n" % total[0])


def on_end():
    print("got %d bytes, sum %d" % tuple(total))


watched = watch(stream, on_data)
watched.on("end", on_end)
watched.on("error", lambda error: print("error", error.code))
watched.on("close", lambda: over.append(1))
print("ready")


async def main():
    import asyncio

    from net import aio

    aio.attach()
    ticks = 0
    while not over:
        await asyncio.sleep(0.01)
        ticks += 1
        if ticks == 2:
            print("ticked")


if with_aio:
    import asyncio

    asyncio.run(main())
else:
    net.run()
print("over")
