"""A program of coroutines that waits sleeps in the kernel, on every runtime: counted by how often
the process went to sleep, and by its processor time. (Polls are counted in tests/aio.)"""

import sys

import programs
import pytest

# A loop that cannot sleep and polls every millisecond goes to sleep a thousand times there.
MOST_SLEEPS = 20
MOST_TICKS = 2  # of 10 ms
PROGRAM = """
import asyncio
from net import aio

async def keep(reader, writer):
    await reader.read(1)

kept = []

async def main():
    server = await aio.start_server(keep, "127.0.0.1", max_connections=None)
    for _ in range(20):
        reader, writer = await aio.open_connection("127.0.0.1", server.port)
        kept.append(reader)
    waiting = asyncio.create_task(reader.read(1))
    await asyncio.sleep(0.2)
    print("idle")
    await asyncio.sleep(1)
    print("over")
    await waiting

asyncio.run(main())
"""


def ticks(pid):
    """Processor time of a process, user and system, in ticks of the clock."""
    with open(f"/proc/{pid}/stat", encoding="ascii") as file:
        fields = file.read().rpartition(")")[2].split()
    return int(fields[11]) + int(fields[12])


def sleeps(pid):
    """How often a process has given up the processor by itself."""
    with open(f"/proc/{pid}/status", encoding="ascii") as file:
        for line in file:
            name, _, count = line.partition(":")
            if name == "voluntary_ctxt_switches":
                return int(count)


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="reads /proc")
def test_idle_program_sleeps(runtime, tmp_path):
    script = tmp_path / "idle.py"
    script.write_text(PROGRAM)
    with programs.Program(runtime, script) as program:
        program.until("idle")
        pid = program.process.pid
        before = sleeps(pid), ticks(pid)
        # It says "over" and goes on waiting, so that its time can still be read.
        program.until("over")
        assert sleeps(pid) - before[0] <= MOST_SLEEPS
        assert ticks(pid) - before[1] <= MOST_TICKS
