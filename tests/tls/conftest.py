"""Fixtures of the TLS tests: certificates, and one side started on a runtime."""

import certificates
import pytest
from tls_kit import Side


@pytest.fixture(scope="session")
def certs(tmp_path_factory):
    return certificates.make_all(tmp_path_factory.mktemp("certificates"))


@pytest.fixture
def start():
    sides = []

    def begin(runtime, role, **options):
        sides.append(Side(runtime, role, **options))
        return sides[-1]

    yield begin
    for side in sides:
        side.watchdog.cancel()
        side.process.kill()
        side.process.wait()
