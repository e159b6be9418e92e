"""Run a program whose tests have their other side here: apart.py COMMAND WORDS...

Host tool. The program prints what it wants of its peers as lines that begin with MARK, and reads
the answers from its standard input; all else that it prints is handed on. The peers are those of
netboard, which plays them for boards in the same way; ports are looked for here, since a program
that is tested so cannot ask which one its system chose.
"""

import os
import selectors
import socket
import subprocess
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "tools"))

from netboard.remote_peers import MARK, RemotePeers

HOST = "127.0.0.1"
TURN = 0.002  # seconds: how long the peers wait for their turn


class Peers(RemotePeers):
    """The peers of a program on this machine."""

    def on_port(self):
        with socket.socket() as probe:
            probe.bind((HOST, 0))
            return probe.getsockname()[1]


class Program:
    def __init__(self, command):
        pipe = subprocess.PIPE
        self.process = subprocess.Popen(command, stdin=pipe, stdout=pipe)
        self.peers = Peers(HOST, HOST, small=False)
        self._line = b""

    def run(self):
        """Until the program has ended: its exit code."""
        out = self.process.stdout.fileno()
        with selectors.DefaultSelector() as selector:
            selector.register(out, selectors.EVENT_READ)
            while True:
                if not selector.select(TURN):
                    self.peers.turn()
                    continue
                data = os.read(out, 65536)
                if not data:
                    return self.process.wait()
                *lines, self._line = (self._line + data).split(b"\n")
                for line in lines:
                    self.take(line.decode("utf8", "replace"))

    def take(self, line):
        if line.startswith(MARK):
            self.process.stdin.write(self.peers.answer(line[len(MARK) :]).encode() + b"\n")
            self.process.stdin.flush()
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
