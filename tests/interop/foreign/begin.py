"""What every program here begins with: its second word says whose streams asyncio has, and its
third whose loop. Before the packages are imported, some of which keep the functions."""

import asyncio
import sys

HOW = sys.argv[2] if len(sys.argv) > 2 else "net"
LOOP = sys.argv[3] if len(sys.argv) > 3 else "asyncio"
PATIENCE = 30

if HOW == "net":
    from net import aio

    aio.install()
    made = []
    begin_with = aio.Stream.__init__

    def counted(stream, *args, **options):
        made.append(1)
        begin_with(stream, *args, **options)

    aio.Stream.__init__ = counted


def run(main):
    """Run main() to its end; "over" on standard output says that it got there."""
    if LOOP == "uvloop":
        import uvloop

        asyncio.set_event_loop_policy(uvloop.EventLoopPolicy())

    async def timed():
        await asyncio.wait_for(main(), PATIENCE)
        if HOW == "net":
            assert made, "net.aio was never used"

    asyncio.run(timed(), debug=LOOP == "debug")
    print("over")
