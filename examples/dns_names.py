"""Looks up names, all at the same time, while the loop goes on.

    micropython examples/dns_names.py [@SERVER[:PORT]] NAME...

Without a server those of the network are asked.
"""

import sys

import net
from net import dns

names = sys.argv[1:]
if not names:
    print("usage: dns_names.py [@SERVER[:PORT]] NAME...")
    sys.exit(2)
server = None
if names and names[0].startswith("@"):
    address, _, port = names.pop(0)[1:].partition(":")
    server = [(address, int(port or 53))]
dns.use(server)
dots = 0


def ask(name):
    def found(error, text, family):
        names.remove(name)
        print(name, error.code if error else text)

    net.lookup(name, found)


def dot():
    """Shows that nothing stands still."""
    global dots
    dots += 1
    if names:
        net.call_later(10, dot)


for name in list(names):
    ask(name)
dot()
try:
    net.run()
except KeyboardInterrupt:
    if sys.platform == "linux":  # a board goes back to its prompt
        sys.exit(130)
print("the loop was elsewhere", dots, "times")
