"""Looks names up with net.dns, on any runtime: role.py [option=value ...] NAME[/FAMILY] ...

One after the other; prints a line for each result. Options: servers (ADDRESS:PORT,...), timeout,
tries, keep; connect=1 looks the last one up by connecting to NAME:PORT; ticks=1 prints a line
every now and then while it waits; destroy=1 destroys the connecting socket once "sent" is due;
close_all=1 closes everything then instead.
"""

import sys

import net
from net import dns


def say(*words):
    print(*words)
    if hasattr(sys.stdout, "flush"):
        sys.stdout.flush()


def settings(options):
    found = {k: int(options[k]) for k in ("timeout", "tries", "keep") if k in options}
    servers = [entry.split(":") for entry in options["servers"].split(",")]
    return [(address, int(port)) for address, port in servers], found


class Lookups:
    def __init__(self, names):
        self.names = names

    def next(self):
        if self.names:
            name, _, family = self.names.pop(0).partition("/")
            net.lookup(name, self.done, int(family or 0))
        else:
            net.stop()

    def done(self, error, text, family):
        say(error.code + " " + error.syscall if error else "%s %d" % (text, family))
        self.next()


def tick():
    say("tick")
    net.call_later(20, tick)


def client(target, options):
    name, _, number = target.partition(":")
    sock = net.connect(int(number), name)
    sock.on("lookup", lambda error, text, family: say("lookup", error and error.code, text))
    sock.on("connect", lambda: (say("connect"), sock.destroy()))
    sock.on("error", lambda error: say("error", error.code, error.syscall))
    sock.on("close", lambda: say("close"))
    if "destroy" in options:
        net.call_later(50, sock.destroy)
    if "close_all" in options:
        net.call_later(50, net.close_all)


def main(words):
    options = dict(word.split("=") for word in words if "=" in word)
    names = [word for word in words if "=" not in word]
    servers, found = settings(options)
    dns.use(servers, **found)
    if "stop" in options:
        dns.stop()
    if "ticks" in options:
        tick()
    if "connect" in options:
        client(names[0], options)
    else:
        net.call_later(0, Lookups(names).next)
    net.run()
    say("over")


main(sys.argv[1:])
