"""Start two processes, a server that prints its port, and its client; both must end well.

Host tool of the two-role tests.
"""

import queue
import subprocess
from pathlib import Path

import runtimes

HERE = Path(__file__).resolve().parent
ROLE = HERE / "role.py"
PATIENCE = 60  # seconds


class Process:
    """One side. `text`: all it has printed."""

    def __init__(self, command, environment):
        self.text = []
        self._process = subprocess.Popen(
            list(map(str, command)),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            stdin=subprocess.DEVNULL,
            text=True,
            errors="replace",
            env=environment,
            cwd=HERE,
        )
        self._lines = runtimes.lines_of(self._process)

    def port(self):
        """The port it announces."""
        for line in self._each():
            if line.startswith("PORT "):
                return int(line[5:])
        raise AssertionError("no port:\n" + "\n".join(self.text))

    def end(self):
        """Wait for its end; its exit code."""
        for _ in self._each():
            pass
        return self._process.wait(timeout=PATIENCE)

    def _each(self):
        try:
            for line in iter(lambda: self._lines.get(timeout=PATIENCE), None):
                self.text.append(line)
                yield line
        except queue.Empty:
            raise AssertionError("hung:\n" + "\n".join(self.text)) from None

    def kill(self):
        self._process.kill()
        self._process.wait()


def role(runtime, file, *words):
    """One role of a role file, on a runtime."""
    return Process([*runtime.command, ROLE, HERE / file, *words], runtime.environment())


def play(start_server, start_client):
    """start_server() and start_client(port) give processes; both must end with 0."""
    server = start_server()
    started = [server]
    try:
        client = start_client(server.port())
        started.append(client)
        codes = {"client": client.end(), "server": server.end()}
        said = f"client:\n{chr(10).join(client.text)}\nserver:\n{chr(10).join(server.text)}"
        assert codes == {"client": 0, "server": 0}, f"{codes}\n{said}"
    finally:
        for process in started:
            process.kill()
