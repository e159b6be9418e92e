"""examples/tls_echo.py runs as it is, with the certificate that it says how to make."""

import shutil
import subprocess

import pytest
import tls_kit

EXAMPLE = tls_kit.runtimes.ROOT / "examples/tls_echo.py"


@pytest.fixture(scope="session")
def own(tmp_path_factory):
    if not shutil.which("openssl"):
        pytest.skip("no openssl on PATH")
    folder = tmp_path_factory.mktemp("own")
    text = EXAMPLE.read_text(encoding="utf-8").replace("\\\n", " ")
    line = next(line for line in text.splitlines() if line.strip().startswith("openssl"))
    subprocess.run(line, shell=True, cwd=folder, check=True, capture_output=True)
    return folder


def test_echo(runtime, own):
    done = subprocess.run(
        [*runtime.command, str(EXAMPLE), "cert.pem", "key.pem", "cert.pem"],
        cwd=own,
        env=runtime.environment(),
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    # MicroPython's end carries no close_notify; here both sides are the same runtime.
    assert done.stdout.splitlines()[0] == "echoed hello"
    assert done.returncode == 0
