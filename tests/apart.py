"""Run a program whose tests have their other side here: apart.py COMMAND WORDS...

Host tool. The program prints what it wants of its peers as lines that begin with MARK, and reads
the answers from its standard input; all else that it prints is handed on. The peers are those of
netboard, which plays them for boards in the same way; ports are looked for here, since a program
that is tested so cannot ask which one its system chose.
"""

import subprocess
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "tools"))

from free_port import free_port
from netboard.remote_peers import MARK, RemotePeers

HOST = "127.0.0.1"


class Peers(RemotePeers):
    """The peers of a program on this machine."""

    raw = b""  # what follows an answer

    def on_raw(self, number, at, n):
        self.raw = self.on_part(number, at, n)

    def on_port(self):
        return free_port()


class Program:
    def __init__(self, command):
        pipe = subprocess.PIPE
        self.process = subprocess.Popen(command, stdin=pipe, stdout=pipe)
        self.peers = Peers(HOST, HOST, small=False)
        self._came = bytearray()  # what the program has printed, but for the lines taken

    def run(self):
        """Until the program has ended: its exit code. One loop waits for it and for the peers'
        sockets; an answer turns that loop, too, and is therefore given between two turns."""
        import net
        from net import watch

        out = watch.watch(self.process.stdout, self._came.extend)
        while not out.destroyed:
            net.turn(-1)
            while b"\n" in self._came:
                line, _, rest = self._came.partition(b"\n")
                self._came[:] = rest
                self.take(line.decode("utf8", "replace"))
        return self.process.wait()

    def take(self, line):
        if line.startswith(MARK):
            answer = self.peers.answer(line[len(MARK) :]).encode()
            self.process.stdin.write(answer + b"\n" + self.peers.raw)
            self.process.stdin.flush()
            self.peers.raw = b""
        else:
            print(line, flush=True)


def main(command):
    program = Program(command)
    try:
        return program.run()
    except BrokenPipeError:
        return program.process.wait()
    finally:
        program.process.kill()
        program.process.wait()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
