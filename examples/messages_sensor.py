"""Sensor: sends its readings as numbers, and reconnects when the server has been away.

    micropython examples/messages_sensor.py HOST PORT [COUNT]

Ends after COUNT answers. A server: examples/messages_collector.py
"""

import sys

import net
from net import messages

if len(sys.argv) < 3 or not sys.argv[2].isdigit():
    print("usage: messages_sensor.py HOST PORT [COUNT]")
    sys.exit(2)
left = int(sys.argv[3]) if len(sys.argv) > 3 else -1  # answers; -1: no end
number = 0
FLOATS = {"raw_bytes": False, "send_type": "float", "receive_type": "float"}
# 50: as many readings are kept while the server is away.
sensor = messages.SocketClient(int(sys.argv[2]), sys.argv[1], FLOATS, max_unsent_messages=50)


def measure():
    global number
    if not left:
        return
    number += 1
    try:
        sensor.send([number, 20 + number % 8 / 4])  # a real one asks its hardware
    except OSError:
        print("reading", number, "is lost: too many wait")
    net.call_later(100, measure)  # ms


def on_data(mean):
    global left
    print("mean", mean)
    left -= 1
    if not left:
        sensor.close()


def start():
    if left:  # the listeners have gone with the connection
        sensor.on("open", lambda: print("connected"))
        sensor.on("data", on_data).on("error", failed).on("close", start)
        sensor.open()


def failed(error):
    print("failed:", error)
    sensor.open()  # begins anew when all attempts have failed, else does nothing


start()
measure()
try:
    net.run()
except KeyboardInterrupt:
    if sys.platform == "linux":  # a board goes back to its prompt
        sys.exit(130)
