"""Client: sends lines, prints what comes back, and ends when all have been answered.

    micropython examples/line_client.py HOST PORT LINE...

A server to talk to: examples/echo_server.py
"""

import sys

import net
from net.lines import lines

TIMEOUT = 5000  # ms without an answer after which the server counts as gone

if len(sys.argv) < 3 or not sys.argv[2].isdigit():
    print("usage: line_client.py HOST PORT LINE...")
    sys.exit(2)
host, port = sys.argv[1], int(sys.argv[2])
questions = sys.argv[3:]
expected = len(questions)


def on_connect():
    print("connected to", host)
    for question in questions:
        socket.write(question + "\n")


def on_line(text):
    global expected
    print(text)
    expected -= 1
    if expected == 0:
        socket.end()


def on_over(reason):
    if expected > 0:
        print("failed:", socket.error.code if socket.error else reason)


socket = net.connect(port, host, on_connect)
lines(socket, on_line, on_over, timeout=TIMEOUT, encoding="utf8")
socket.on("close", lambda: print("closed"))
try:
    net.run()
except KeyboardInterrupt:
    if sys.platform == "linux":  # a board goes back to its prompt
        sys.exit(130)
if expected > 0 and sys.platform == "linux":  # not all have been answered
    sys.exit(1)
