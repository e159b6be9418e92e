"""Given no memory or descriptor for a poller, when garbage had held them, then the loop collects
it and has its poller with the second attempt; the same whatever else the port may raise."""

import programs
import pytest

PROGRAM = """
import net_fake as fake

fake.use("linux")
fake.install()
import net

collected = []
fake.on_collect(lambda: collected.append(1))
fake.fail_next("poller", ERROR)
server = net.create_server(lambda sock: sock.on("data", sock.write))
server.listen(80)
for _ in range(3):
    net.turn(10)
print(len(collected), server.listening, net._loop.poller is not None)
"""


@pytest.mark.parametrize("error", ["24", "MemoryError", "ValueError"])
def test_the_second_attempt(error):
    assert programs.on_fake("linux", PROGRAM.replace("ERROR", error)) == "1 True True\n"
