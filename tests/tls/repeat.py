"""The same connection again and again, on any runtime: repeat.py client|server count option=value.

For each connection prints the events, errors with their code, what failed and their text. At the
end "freed", or what was not: descriptors, sockets of the loop, bytes of MicroPython's heap.
Options: port, ca, cert, key, client_auth, trust_all=1, limit (handshake timeout).
"""

import gc
import os
import sys

import net
from net import tls
from net.loop import loop

WARM = 4  # connections after which everything is loaded
SLACK = 4000  # bytes of heap: lists that grew, one socket that the collector takes for in use


def descriptors():
    names = os.listdir if hasattr(os, "listdir") else lambda path: list(os.ilistdir(path))
    return len(names("/proc/self/fd"))


def heap():
    gc.collect()
    return gc.mem_alloc() if hasattr(gc, "mem_alloc") else 0


def context(options):
    words = {"handshake_timeout": int(options.pop("limit", 10000))}
    options.pop("port", None)
    for name in options:
        words[name] = options[name] if name in ("ca", "cert", "key", "client_auth") else True
    if "ca" in words:
        words["server_hostname"] = "localhost"
    return tls.Context(**words)


class Repeat:
    def __init__(self, left):
        self.left = left
        self.done = 0
        self.before = None

    def watch(self, sock):
        for event in ("secure", "end"):
            sock.on(event, lambda event=event: print(event))
        sock.on("data", lambda data: print("data", len(data)))
        sock.on("error", lambda e: print("error", e.code, e.syscall, "|", str(e)))
        sock.on("close", self.closed)

    def closed(self):
        print("close")
        self.done += 1
        self.left -= 1
        # Not now: the closed socket is still in hand.
        net.call_later(1, self.count)

    def count(self):
        if self.done == WARM:
            self.before = descriptors(), loop.open, heap()
        if self.left:
            self.next()
            return
        after = descriptors(), loop.open, heap()
        kept = [a - b for a, b in zip(after, self.before)]
        print("freed" if not kept[0] and not kept[1] and kept[2] < SLACK else "kept", *kept)
        self.over()


class Client(Repeat):
    def __init__(self, left, options):
        super().__init__(left)
        self.port = int(options["port"])
        self.context = context(options)
        self.next()

    def next(self):
        self.watch(net.connect(self.port, "127.0.0.1", tls=self.context))

    def over(self):
        pass


class Server(Repeat):
    def __init__(self, left, options):
        super().__init__(left)
        self.server = net.create_server(self.watch, tls=context(options))
        self.server.listen(0, "127.0.0.1")
        self.over = self.server.close
        print("port", self.server.address()["port"])

    def next(self):
        print("next")


def main(role, left, *words):
    options = dict([word.split("=", 1) for word in words])
    loop.buffer()  # not every connection comes so far as to need it
    (Client if role == "client" else Server)(int(left), options)
    net.run()


if hasattr(sys.stdout, "reconfigure"):
    sys.stdout.reconfigure(line_buffering=True)
main(*sys.argv[1:])
