"""Given a certificate, key or authority in a file that does not exist, when the context is used,
then the OSError names the file, on every runtime."""

import subprocess

import pytest

PROGRAM = """
import sys
import net
from net import tls
folder = sys.argv[1]
try:
    {}
    print("made")
except OSError as error:
    print(error.errno, error)
"""
OWN = 'net.create_server(tls=tls.Context(cert=folder + "/{}", key=folder + "/{}"))'


@pytest.mark.parametrize(
    "make",
    [
        OWN.format("missing.pem", "server.key.pem"),
        OWN.format("server.pem", "missing.pem"),
        'net.connect(1, "127.0.0.1", tls=tls.Context(ca=folder + "/missing.pem"))',
    ],
)
def test_the_file_is_named(runtime, certs, make):
    done = subprocess.run(
        [*runtime.command, "-c", PROGRAM.format(make), str(certs)],
        env=runtime.environment(),
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.stdout.startswith("2 ") and f"{certs}/missing.pem" in done.stdout, (
        done.stdout + done.stderr
    )
