"""Given an IPv6 address in one of its longer forms, when it is looked up, then every runtime gives
the short form, which `remote_address` has as well."""

import pytest

PROGRAM = """
import net
net.lookup("{}", lambda error, text, family: print(error, text, family))
net.turn(1000)
"""


@pytest.mark.parametrize(
    ("given", "short"),
    [("0:0:0:0:0:0:0:1", "::1"), ("2001:DB8:0:0:0:0:0:1", "2001:db8::1"), ("::1", "::1")],
)
def test_lookup(runtime, given, short):
    done = runtime.run(PROGRAM.format(given))
    assert (done.stdout, done.stderr) == (f"None {short} 6\n", "")
