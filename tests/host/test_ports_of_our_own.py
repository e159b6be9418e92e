"""Where the system does not tell which port a listener on 0 got, the core chooses: each another
one, all of those for such use, wherever it starts."""

import pytest
import runtimes

PROGRAM = """
import sys
import net_fake as fake

fake.use(sys.argv[1])
fake.install()
import net
from net.loop import loop

ports = []
for start in (None, 1, 16382, 16383):
    loop.number = start
    for _ in range(3):
        server = net.create_server()
        server.listen(0)
        net.turn(0)
        ports.append(server.address()["port"])
        server.close()
        while net.turn(0):
            pass
print(*ports)
"""


@pytest.mark.parametrize("personality", runtimes.BOARDS)
def test_ports(personality):
    done = runtimes.on_fake(PROGRAM, personality, personality=personality)
    assert done.stderr == ""
    ports = [int(port) for port in done.stdout.split()]
    assert all(49152 <= port <= 65535 for port in ports)
    assert ports[3:] == [
        *(49154, 49155, 49156),
        *(65535, 49152, 49153),
        *(49152, 49153, 49154),
    ]
    assert len(set(ports[:3])) == 3
