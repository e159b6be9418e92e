"""A peer in Node, with a codec of its own, as the other side of DataSockets; every interpreter."""

import shutil
import subprocess
from pathlib import Path

import programs
import pytest

NODE = shutil.which("node")
PEER = Path(__file__).with_name("datasocket_peer.js")
ROLE = "tests/interop/datasocket_role.py"

pytestmark = pytest.mark.skipif(NODE is None, reason="no node on PATH")


def test_node_is_the_client(runtime):
    with programs.Program(runtime, ROLE, "serve") as program:
        done = subprocess.run(
            [NODE, PEER, "client", str(program.port())],
            capture_output=True,
            text=True,
            timeout=programs.PATIENCE,
            check=False,
        )
        assert (done.returncode, done.stderr) == (0, "")
        assert program.line() == "done"


def test_node_is_the_server(runtime):
    with subprocess.Popen([NODE, PEER, "serve"], stdout=subprocess.PIPE, text=True) as node:
        try:
            port = node.stdout.readline().split()[1]
            assert programs.run(runtime, ROLE, "talk", port) == (0, "equal\n")
            assert node.wait(programs.PATIENCE) == 0
        finally:
            node.kill()
