"""Play one role of a two-role test: role.py FILE serve, or role.py FILE client PORT.

CPython or MicroPython. A role file has serve(t) and client(t, port); t is harness.T with
`announce`. Prints "PORT n" when the server can be reached and "DONE" when the role is through;
an exception is its traceback and exit code 1.
"""

import sys

from harness import T
from peers import Peers
from run_conformance import load, say, trace


class Role(T):
    def announce(self, server):
        """Tell the other process where the server is."""
        say("PORT %d" % server.address()["port"])


def main(path, role, port=None):
    t = Role(Peers(), False)
    module = load(path)
    try:
        if role == "serve":
            module.serve(t)
        else:
            module.client(t, int(port))
        t.finish(list)
    except Exception as error:
        say(trace(error))
        return 1
    say("DONE")
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
