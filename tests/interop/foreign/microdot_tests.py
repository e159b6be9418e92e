"""microdot's own tests, from its source distribution, unmodified; given: its folder, `net` or
`asyncio`, and the names of test modules. Runs on any runtime that microdot runs on."""

import sys

folder, how = sys.argv[1:3]
sys.path.insert(0, folder)
if how == "net":
    from net import aio

    aio.install()
import unittest


def cases(module):
    """(class, name of a method) of each test."""
    for name in sorted(dir(module)):
        kind = getattr(module, name)
        if isinstance(kind, type) and issubclass(kind, unittest.TestCase):
            for test in sorted(dir(kind)):
                if test.startswith("test_"):
                    yield kind, test


def run(kind, test):
    case = object.__new__(kind) if sys.implementation.name == "micropython" else kind(test)
    case.setUp()
    try:
        getattr(case, test)()
    finally:
        case.tearDown()


def report(outcome, name, test, error=None):
    print(outcome, name, test)
    if error is not None:
        if hasattr(sys, "print_exception"):
            sys.print_exception(error)
        else:
            import traceback

            traceback.print_exception(error)


for name in sys.argv[3:]:
    module = getattr(__import__("tests." + name), name)
    kinds = set()
    for kind, test in cases(module):
        if kind not in kinds:
            kinds.add(kind)
            kind.setUpClass()
        try:
            run(kind, test)
            report("PASS", name, test)
        except unittest.SkipTest:
            report("SKIP", name, test)
        except Exception as error:
            report("FAIL", name, test, error)
print("over")
