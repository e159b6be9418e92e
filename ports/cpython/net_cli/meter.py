"""Bytes and rate of a transfer on stderr, while it lasts and at its end."""

import sys
import time

import net
from net_cli import say
from net_cli.look import console

EVERY = 500  # ms
UNITS = ("B", "KB", "MB", "GB", "TB")


def amount(count):
    """A number of bytes for people: 1.5 MB."""
    count = float(count)
    for unit in UNITS:
        if count < 1000 or unit == UNITS[-1]:
            return f"{count:.0f} {unit}" if unit == "B" else f"{count:.1f} {unit}"
        count /= 1000


class Meter:
    """Looks at a socket's counters every so often. Shown on terminals, or when asked for."""

    def __init__(self, sock, wanted, verbose):
        self.sock = sock
        self.verbose = verbose
        self.begin = time.monotonic()
        self.seen = (self.begin, 0)
        self.rich = console(stderr=True)
        self.status = None
        self.timer = None
        if wanted or sys.stderr.isatty() and not sys.stdout.isatty():
            self.timer = net.call_later(EVERY, self.tick)

    def text(self, rate):
        received, sent = self.sock.bytes_read, self.sock.bytes_written
        return f"{amount(received)} received, {amount(sent)} sent, {amount(rate)}/s"

    def tick(self):
        now = time.monotonic()
        then, before = self.seen
        total = self.sock.bytes_read + self.sock.bytes_written
        self.seen = (now, total)
        self.show(self.text((total - before) / (now - then)))
        self.timer = net.call_later(EVERY, self.tick)

    def show(self, text):
        if self.rich is None:
            say(text)
        elif self.status is None:
            self.status = self.rich.status(text)
            self.status.start()
        else:
            self.status.update(text)

    def end(self):
        """The transfer is over: the totals."""
        if self.timer is not None:
            self.timer.cancel()
        if self.status is not None:
            self.status.stop()
        if self.timer is not None or self.verbose:
            took = time.monotonic() - self.begin
            total = self.sock.bytes_read + self.sock.bytes_written
            say(f"{self.text(total / took if took else 0)} in {took:.1f} s")
