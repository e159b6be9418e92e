"""Fixtures of the TLS tests: certificates, and one side started on a runtime."""

import os

import certificates
import pytest
import runtimes
from tls_kit import Side


@pytest.fixture(scope="session")
def certs(tmp_path_factory):
    return certificates.make_all(tmp_path_factory.mktemp("certificates"))


EACH = runtimes.on_board() * 2 or [runtimes.python(), *runtimes.unix_ports()]
ROLES = ("client", "server") if runtimes.BOARD else (None,) * len(EACH)


@pytest.fixture(params=zip(EACH, ROLES), ids=lambda p: "-".join(filter(None, (p[0].name, p[1]))))
def runtime(request):
    """Each interpreter in turn; a board once in each role, with CPython here in the other."""
    found, role = request.param
    if found.missing:
        (pytest.fail if os.environ.get("CI") else pytest.skip)(found.missing)
    found.role = role
    return found


@pytest.fixture
def start():
    sides = []

    def begin(runtime, role, **options):
        if runtime.role not in (None, role):
            pytest.skip("in this test the board is the " + role)
        sides.append(Side(runtime, role, **options))
        return sides[-1]

    yield begin
    for side in sides:
        side.watchdog.cancel()
        side.process.kill()
        side.process.wait()


@pytest.fixture
def sides(start):
    """start(), for tests that start both sides: with a board the other one is CPython here."""

    def begin(runtime, role, **options):
        if runtime.role not in (None, role):
            runtime = runtimes.python()
            # MicroPython sends no close_notify: CPython must be told that this is no attack.
            options["ragged"] = 1
        return start(runtime, role, **options)

    return begin
