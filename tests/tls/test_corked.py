"""What a corked socket sends through TLS comes whole, to a peer so slow that records are stopped
in the middle: what was offered then must be offered again, whatever has been written since."""

import subprocess
import threading

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
    got = bytearray()
    full = threading.Event()

    def slowly(conn):
        with hostile.context(certs, ragged=True).wrap_socket(conn, server_side=True) as peer:
            assert full.wait(30)
            while more := peer.recv(65536):
                got.extend(more)

    with hostile.serving(slowly) as port:
        process = subprocess.Popen(
            [*runtime.command, "-c", PROGRAM, str(port), str(certs / "ca.pem")],
            env=runtime.environment(),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        watchdog = threading.Timer(40, process.kill)
        watchdog.start()
        first = process.stdout.readline()
        full.set()
        rest = process.stdout.read()
        process.wait()
        watchdog.cancel()
    assert first == "full\n"
    assert rest.replace("full\n", "") == "True\n"
    assert len(got) > 8000000
    assert got == (bytes(range(251)) * (len(got) // 251 + 1))[: len(got)]
