"""Sensor: sends its readings as numbers, and goes on when the server has been away.

    micropython examples/messages_sensor.py HOST PORT [COUNT]

Ends after COUNT answers. A server for it: examples/messages_collector.py
"""

import sys

import net
from net import messages

INTERVAL = 100  # ms between readings
left = int(sys.argv[3]) if len(sys.argv) > 3 else 0
finished = False
number = 0
FLOATS = {"raw_bytes": False, "send_type": "float", "receive_type": "float"}
# 50: as many readings are kept while the server is away.
sensor = messages.SocketClient(int(sys.argv[2]), sys.argv[1], FLOATS, max_unsent_messages=50)


def measure():
    global number
    if finished:
        return
    number += 1
    temperature = 20 + number % 8 / 4  # a real one asks its hardware
    try:
        sensor.send([number, temperature])
    except OSError:
        print("reading", number, "is lost: too many wait")
    net.call_later(INTERVAL, measure)


def on_data(mean):
    global left, finished
    print("mean", mean)
    left -= 1
    finished = left == 0
    if finished:
        sensor.close()


def start():
    if not finished:  # the listeners have gone with the connection
        sensor.on("open", lambda: print("connected"))
        sensor.on("data", on_data).on("error", failed).on("close", start)
        sensor.open()


def failed(error):
    print("failed:", error)
    sensor.open()  # begins anew when all attempts have failed, else does nothing


start()
measure()
net.run()
