"""64 bytes there and back on 50 connections at once. A workload of bench; also runs by itself."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from alone import alone

from workloads.ping_pong_1 import ping_pong

HOW = (
    "50 messages are sent, then 50 answers taken: the server finds a full batch, as at "
    "saturation. Its rate there is 1 / this figure, however slow the client is."
)


def measure(options, step):
    yield from ping_pong("ping_pong_50", 50, HOW, options, step)


if __name__ == "__main__":
    alone(measure)
