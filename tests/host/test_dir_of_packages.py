"""dir() of a package has all that it declares public, also what is not loaded yet, and all of that
can be had; in a process of its own, where nothing has been loaded."""

import pytest
import runtimes

PACKAGES = "cbor messages msgport stream"  # those with a __dir__
PROGRAM = """
import importlib, sys
package = importlib.import_module("net." + sys.argv[1])
names = list(getattr(package, "__all__", ()))
print(*sorted(set(names) - set(dir(package))))
print(*[name for name in dir(package) if not hasattr(package, name)])
"""


@pytest.mark.parametrize("package", PACKAGES.split())
def test_dir(package):
    done = runtimes.python().run(PROGRAM, package)
    assert (done.stdout, done.stderr) == ("\n\n", "")
