"""Addresses of names, all asked for at once, while the loop goes on.

    micropython examples/dns_names.py [@SERVER[:PORT]] NAME...

Without a server those of the network are asked.
"""

import sys

import net
from net import dns

names = sys.argv[1:]
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
net.run()
print("the loop was elsewhere", dots, "times")
