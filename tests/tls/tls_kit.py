"""What the TLS tests share: one side of a connection, started on a runtime."""

import random
import subprocess
import sys
import threading
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))
import runtimes  # noqa: E402

RUNTIMES = [runtimes.python(), *(runtimes.on_board() or runtimes.unix_ports())]


def places(runtime, role):
    """Where a server listens and a client finds the other side: with a board, on two machines."""
    on_board = runtime.name == "on-board"
    if not runtimes.BOARD:
        return {}
    if role == "client":
        return {"host": runtimes.HERE if on_board else runtimes.THERE}
    if on_board:
        return {"listen": "0.0.0.0", "port": random.randrange(20000, 32000)}
    return {"listen": runtimes.HERE}


class Side:
    """A process of role.py; what it prints, line by line."""

    def __init__(self, runtime, role, **options):
        options = {**places(runtime, role), **options}
        words = [f"{k}={v}" for k, v in options.items() if v is not None]
        self.process = subprocess.Popen(
            [*runtime.command, str(HERE / "role.py"), role, *words],
            env=runtime.environment(),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        self.lines = []
        # A side that hangs is ended, and what it had printed is judged.
        self.watchdog = threading.Timer(120, self.process.kill)
        self.watchdog.start()

    @property
    def port(self):
        word, number = self.process.stdout.readline().split()
        assert word == "port"
        return int(number)

    def result(self):
        self.lines += self.process.stdout.read().splitlines()
        self.process.wait()
        self.watchdog.cancel()
        return self.lines


def run_program(runtime, certs, folder, text):
    """Run the text of a program to its end, with the files of an authority, of a server's
    certificate and of its key."""
    script = folder / "program.py"
    script.write_text(text)
    files = [certs / name for name in ("ca.der", "server.der", "server.key.pem")]
    if runtime.name == "cpython":
        files = [file.with_suffix(".pem") if file.suffix == ".der" else file for file in files]
    return subprocess.run(
        [*runtime.command, script, *files],
        cwd=runtimes.ROOT,
        env=runtime.environment(),
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
