"""The commands of docs/tls.md that make certificates, run as they stand there."""

import shutil
import subprocess

import pytest
import tls_kit

PAGE = tls_kit.runtimes.ROOT / "docs/tls.md"
MARK = "<!-- certificates: a test runs these -->\n```\n"


@pytest.mark.skipif(not shutil.which("openssl"), reason="no openssl on PATH")
@pytest.mark.parametrize("kind", ["pem", "der"])
def test_certificates_of_the_page(start, runtime, tmp_path, kind):
    block = PAGE.read_text(encoding="utf-8").split(MARK)[1].split("```")[0]
    for line in block.strip().splitlines():
        subprocess.run(line, shell=True, cwd=tmp_path, check=True, capture_output=True)
    words = {"cert": tmp_path / f"cert.{kind}", "key": tmp_path / f"key.{kind}", "ragged": 1}
    server = start(runtime, "server", **words)
    words = {"ca": tmp_path / f"cert.{kind}", "name": "localhost", "ragged": 1}
    assert "client echoed True" in start(runtime, "client", port=server.port, **words).result()
