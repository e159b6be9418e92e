"""Client: sends lines, prints what comes back, and ends when all have been answered.

    micropython examples/line_client.py HOST PORT LINE...

A server to talk to: examples/echo_server.py
"""

import sys

import net

TIMEOUT = 5000  # ms of silence after which the server counts as gone

if len(sys.argv) < 3 or not sys.argv[2].isdigit():
    print("usage: line_client.py HOST PORT LINE...")
    sys.exit(2)
host, port = sys.argv[1], int(sys.argv[2])
lines = sys.argv[3:]
expected = len(lines)


def on_connect():
    print("connected to", host)
    for line in lines:
        socket.write(line + "\n")


def on_data(text):
    global expected
    print(text, end="")
    expected -= text.count("\n")
    if expected <= 0:
        socket.end()


def on_timeout():
    print("no answer for", TIMEOUT, "ms")
    socket.destroy()


socket = net.connect(port, host, on_connect)
socket.set_encoding("utf8")
socket.set_timeout(TIMEOUT, on_timeout)
socket.on("data", on_data)
socket.on("error", lambda error: print("failed:", error.code))
socket.on("close", lambda: print("closed"))
try:
    net.run()
except KeyboardInterrupt:
    if sys.platform == "linux":  # a board goes back to its prompt
        sys.exit(130)
