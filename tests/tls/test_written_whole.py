"""What TLS has begun to send goes on, whatever the program offers next: nothing is lost.

The peer is slow, so that records are stopped in the middle: such a one must go on with its own
bytes, and try_write brings other ones the next time.
"""

import hostile

PROGRAM = """
import sys
import net
from net import tls

port, ca = sys.argv[1:]
SIZES = (20000, 1, 777, 30000, 5)
TOTAL = 6000000
buf = bytearray(30000)
state = [0, 0, 0]  # sent, turn, refused


def fill(n):
    at = state[0]
    for i in range(n):
        buf[i] = (at + i) % 251


def go():
    while state[0] < TOTAL:
        n = min(SIZES[state[1] % 5], TOTAL - state[0])
        state[1] += 1
        if n > 1000 and state[0] % 251 == 0:
            sent = sock.try_write(WHOLE, 0, n)
        else:
            fill(n)
            sent = sock.try_write(buf, 0, n)
        state[0] += sent
        fill(sent if sent < 2000 else 2000)  # it is ours again
        if sent < n:
            if not state[2]:
                print("full")
            state[2] += 1
            return
    sock.end()


WHOLE = bytes([i % 251 for i in range(30000)])
sock = net.connect(int(port), "localhost", tls=tls.Context(ca=ca))
sock.on("secure", go)
sock.on("drain", go)
sock.on("error", lambda error: print(error))
sock.resume()
net.run()
print(state[0] == TOTAL, sock.bytes_written == TOTAL)
"""


def test_try_write_with_other_bytes_each_time(runtime, certs):
    rest, got = hostile.to_slow_peer(runtime, certs, PROGRAM)
    assert rest == "True True\n"
    assert got == hostile.pattern(6000000)
