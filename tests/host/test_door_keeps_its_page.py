"""Once a door is open, what stands in its place still has its docstring, for help and editors."""

import runtimes

PROGRAM = """
import net

before = net.Socket.set_no_delay
said = before.__doc__
net.Socket().set_no_delay()
after = net.Socket.set_no_delay
print(after is not before, bool(said), after.__doc__ == said)
"""


def test_its_docstring():
    done = runtimes.python().run(PROGRAM)
    assert (done.stdout, done.stderr) == ("True True True\n", "")
