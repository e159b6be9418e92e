"""Sensor over TLS: its readings reach the collector, whatever happens to the network meanwhile.

    micropython examples/tls_sensor.py HOST PORT CA [NAME]

CA: the file of the authority that the collector's certificate is from; NAME: the name in that, if
not HOST. The collector answers each reading with a line, after which it is not sent again.
"""

import sys

import net
from net import tls
from net.lines import lines
from net.reconnecting import Reconnecting

KEPT = 100  # readings that wait at most
if len(sys.argv) < 4 or not sys.argv[2].isdigit():
    print("usage: tls_sensor.py HOST PORT CA [NAME]")
    sys.exit(2)
unconfirmed: list[str] = []
number = 0


def measure():
    global number
    number += 1
    if len(unconfirmed) == KEPT:
        print("lost:", unconfirmed.pop(0))
    unconfirmed.append("reading %d: %.2f" % (number, 20 + number % 8 / 4))
    link.write(unconfirmed[-1] + "\n")
    net.call_later(200, measure)


def on_online():
    print("online")
    lines(link.socket, on_line, longest=100)
    for reading in unconfirmed:
        link.write(reading + "\n")


def on_line(line):
    answer = line.decode()
    if answer in unconfirmed:
        unconfirmed.remove(answer)


context = tls.Context(ca=sys.argv[3], server_hostname=(sys.argv[4:] or sys.argv[1:2])[0])
try:
    # A collector that is silent for a minute is gone, whatever TCP says.
    link = Reconnecting(int(sys.argv[2]), sys.argv[1], tls=context, silence=60000)
except (OSError, ValueError) as error:
    print("cannot use %s: %s" % (sys.argv[3], error))
    sys.exit(2)
link.on("online", on_online)
link.on("offline", lambda error: print("offline:", error or "the collector has closed"))
measure()
try:
    net.run()
except KeyboardInterrupt:
    if sys.platform == "linux":  # a board goes back to its prompt
        sys.exit(130)
