"""Which tests one worker of pytest-xdist gets together, and which of them come first.

A worker gets a file as a whole: what its fixtures make is made once. The conformance cases of one
runtime, style and hundred are one process, and as much a whole; all of a runtime whose processes
only wait run side by side, in one worker. This goes by the tests' ids alone:
pytest 9.2 has ids that pytest-xdist 3.8 cannot mark with its groups, and says nothing of it.
"""

import re

# A conformance case: a runtime's files of one style (their letter) and one hundred.
CASE = re.compile(r".*/(\w\d)\d\d_\w+\.py::\w+\[(.+)\]")
AIO = re.compile(r"tests/aio/test_cases\.py::test_case\[\w+?-(.+)\]")
# Runtimes that lie idle most of the time, until a connection closes that cannot half-close.
WAITING = ("micropython-no-ffi",)
# Files whose tests take long and share nothing: any worker takes any of them.
APART = (
    "test_installed_conformance",
    "test_two_machines",
    "test_memory_each_line",
    "test_flash_program",
    "test_release",
    "test_check",
    "test_flash",
    "test_mip",
)
# What comes first, the longest first, so that at the end no worker is left alone with one.
LONGEST = (
    "test_installed_conformance",
    "test_bench",
    "test_distribution",
    "micropython-no-ffi",
    "test_two_machines",
    *APART[2:],
    "aio-micropython-no-ffi",
    "test_small_heap",
)


def group(nodeid):
    """The name of what goes to one worker."""
    case = CASE.match(nodeid)
    if case:
        return case[2] if case[2] in WAITING else f"{case[2]}-{case[1]}"
    aio = AIO.match(nodeid)
    if aio:
        return f"aio-{aio[1]}"
    file = nodeid.partition("::")[0]
    return nodeid if stem(nodeid) in APART else file


def stem(nodeid):
    return nodeid.partition("::")[0].rpartition("/")[2].partition(".")[0]


def turn(nodeid):
    """Where the test's group stands among those that take long; all others come after them."""
    name = group(nodeid)
    for place, long in enumerate(LONGEST):
        if name.startswith(long) or stem(nodeid) == long:
            return place
    return len(LONGEST)


def scheduler(config, log):
    """pytest-xdist's own, with these groups, in the order of the tests."""
    from xdist.scheduler import LoadScopeScheduling

    class Together(LoadScopeScheduling):
        def _split_scope(self, nodeid):
            return group(nodeid)

    config.option.loadscopereorder = False
    return Together(config, log)
