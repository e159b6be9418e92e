"""A free port for a program that is started with its number. Host only."""

import collections
import itertools
import random
import socket

# Below those that systems choose themselves: else another program may get it before ours listens.
NUMBERS = itertools.cycle(random.sample(range(10000, 20000), 10000))
# A UDP socket at the same number keeps it from the other processes of the tests. As many as are
# under way at once, and no more: descriptors are few on some systems.
_kept = collections.deque(maxlen=8)


def free_port():
    for number in NUMBERS:
        mine = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        try:
            mine.bind(("", number))
            socket.create_server(("", number)).close()
        except OSError:
            mine.close()
            continue
        _kept.append(mine)
        return number
