"""Fixtures for every test below: the interpreters, one parameter each. See runtimes.py.

Also makes every machine alike: what a developer's environment says reaches no test.
"""

import os
import re
import signal

import hypothesis
import pytest
import runtimes
import together

# What tests may see of the environment: where programs and registries are, and our own switches.
KEPT = re.compile(
    r"PATH|HOME|USER|TMPDIR|CI|NET_\w+|FUZZ_\w+|PYTEST_\w+|PYTHONDONTWRITEBYTECODE|MYPY_CACHE_DIR"
    r"|RUFF_CACHE_DIR|PIP_\w+|SSL_CERT_\w+|\w+_PROXY|npm_config_\w+|NODE_EXTRA_CA_CERTS",
    re.IGNORECASE,
)
# No assertion on time: a machine may be slow, and busy with other things.
hypothesis.settings.register_profile(
    "any machine", deadline=None, suppress_health_check=[hypothesis.HealthCheck.too_slow]
)
hypothesis.settings.load_profile("any machine")
ONCE = re.compile(r"\[(fake-|.*no-ffi)")
IN_MEMORY = (
    "test_core_trouble",
    "test_memory_each_line",
    "test_memory_lines",
    "test_months",
    "test_outage",
    "test_random_orders",
    "test_rp2_heap",
    "test_stream_orders",
    "test_styles_misuse",
)
OF_MICROPYTHON = ("test_alloc", "test_kept", "test_small_heap")  # its heap, which is its own
WHOLE = "net/whole"  # in pytest's cache: whether the last run came to its end
WORKERS = 3  # for each core: tests wait, for sockets, timers and boards, more than they compute


def pytest_configure(config):
    for name in [name for name in os.environ if not KEPT.fullmatch(name)]:
        del os.environ[name]
    os.umask(0o022)
    # Who starts the tests in the background may have them ignore it, and with them all programs.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    # A second try has what failed, or all: where something else failed before the tests had begun.
    if second_try(config) and not config.cache.get(WHOLE, False):
        config.option.last_failed_no_failures = "all"


def second_try(config):
    """With --last-failed --last-failed-no-failures=none, of .ci/run and `make fresh`."""
    words = config.option
    return getattr(words, "last_failed_no_failures", None) == "none" and words.lf


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session, exitstatus):
    """Nothing to try again is well, where the tests have run to their end."""
    if hasattr(session.config, "workerinput") or not hasattr(session.config, "cache"):
        return
    if second_try(session.config):
        if exitstatus == pytest.ExitCode.NO_TESTS_COLLECTED:
            session.exitstatus = pytest.ExitCode.OK
    elif not session.config.option.lf:  # a whole run
        ended = exitstatus in (pytest.ExitCode.OK, pytest.ExitCode.TESTS_FAILED)
        session.config.cache.set(WHOLE, ended)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers():
    return WORKERS * (os.cpu_count() or 1)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config, log):
    return together.scheduler(config, log)


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_collection_modifyitems(config, items):
    """`long` is what no machine changes: what lies in memory alone, on the fake port's clock or in
    MicroPython's heap, and PyPI's MicroPython, which is the same on each."""
    for item in items:
        if ONCE.search(item.nodeid) or item.path.stem in IN_MEMORY + OF_MICROPYTHON:
            item.add_marker(pytest.mark.long)
    yield  # pytest looks at the markers, and others put items in their order
    if hasattr(config, "workerinput"):
        items.sort(key=lambda item: together.turn(item.nodeid))


def usable(runtime):
    """The runtime; where it is missing the test skips by name, or fails in CI."""
    if runtime.missing:
        (pytest.fail if os.environ.get("CI") else pytest.skip)(runtime.missing)
    return runtime


EACH = runtimes.on_board() or [runtimes.python(), *runtimes.unix_ports()]


@pytest.fixture(params=EACH, ids=lambda r: r.name)
def runtime(request):
    """Each interpreter in turn, CPython among them."""
    return usable(request.param)


@pytest.fixture(params=runtimes.unix_ports(), ids=lambda r: r.name)
def micropython(request):
    """Each MicroPython in turn."""
    return usable(request.param)


@pytest.fixture(scope="session")
def any_micropython():
    """One MicroPython, whichever."""
    return usable(runtimes.unix_ports()[0])
