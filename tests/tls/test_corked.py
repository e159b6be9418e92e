"""What a corked socket sends through TLS comes whole, to a peer so slow that records are stopped
in the middle: what was offered then must be offered again, whatever has been written since."""

import hostile

PROGRAM = """
import sys
import net
from net import tls

port, ca = sys.argv[1:]
SIZES = (5, 90, 700, 3000, 20000, 1, 16384, 40)
TOTAL = 8000000
state = [0, 0]
pattern = bytes([i % 251 for i in range(251 * 100)])


def go():
    while state[0] < TOTAL:
        state[1] += 1
        if state[1] % 3:
            sock.cork()
        for _ in range(state[1] % 11 + 1):
            state[1] += 1
            n = SIZES[state[1] % 8] + state[1] % 5
            at = state[0] % 251
            more = sock.write(pattern[at : at + n])
            state[0] += n
        sock.uncork()
        if not more and sock.buffer_size > 8000:
            print("full")
            return
    sock.end()


sock = net.connect(int(port), "localhost", tls=tls.Context(ca=ca))
sock.on("secure", go)
sock.on("drain", go)
sock.on("error", lambda error: print(error))
sock.resume()
net.run()
print(state[0] == sock.bytes_written)
"""


def test_whole_to_a_slow_peer(runtime, certs):
    rest, got = hostile.to_slow_peer(runtime, certs, PROGRAM)
    assert rest.replace("full\n", "") == "True\n"
    assert len(got) > 8000000
    assert got == hostile.pattern(len(got))
