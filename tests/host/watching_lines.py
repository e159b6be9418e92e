"""Reads lines from standard input with net.lines, and says why it ended."""

import sys

import net
from net.lines import lines
from net.watch import watch

lines(watch(sys.stdin), print, lambda reason: print("reason", reason), encoding="utf8")
net.run()
