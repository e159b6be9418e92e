"""Given a poll that reports HUP, while reading gives neither bytes nor the end nor an error, then
the socket ends with one error, however it is read: else the poll would report HUP for ever."""

import os
import subprocess
import sys

import pytest
import runtimes

PROGRAM = """
import sys
import net_fake as fake

fake.use(sys.argv[1])
fake.install()
import net

log, got, buffer = [], [], bytearray(8)
server = net.create_server(got.append)
server.listen(7000, "127.0.0.1")
net.turn(0)
peer = fake.peer_connect(7000)
while not got:
    net.turn(10)
sock = got[0]
sock.on("error", lambda error: log.append((error.code, error.syscall)))
sock.on("close", lambda: log.append("close"))
if sys.argv[2] == "readable":
    sock.on("readable", lambda: sock.readinto(buffer))
elif sys.argv[2] == "flowing":
    sock.on("data", log.append)
net.turn(0)
fake.recv = lambda sock, n: None
if sys.argv[3] == "write":
    fake.fail_next("write", 32)
    sock.write(b"x")
else:
    fake.break_connection(fake.open_sockets()[-1], 104)
turns = 0
while not sock.destroyed and turns < 50:
    net.turn(0)
    turns += 1
net.turn(0)
print(log)
"""
CASES = [(how, what) for how in ("readable", "flowing") for what in ("read", "write")]


@pytest.mark.parametrize("personality", runtimes.PERSONALITIES)
@pytest.mark.parametrize("how,what", CASES)
def test_one_error(personality, how, what):
    folders = [str(runtimes.ROOT / name) for name in ("lib", "tests/fake")]
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, personality, how, what],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(folders)},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        timeout=120,
        check=False,
    )
    error = ("EPIPE", "write") if what == "write" else ("ECONNRESET", "read")
    assert done.stdout == "%s\n" % [error, "close"]
