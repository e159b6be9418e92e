"""MQTT: publishes readings, obeys published commands, and loses nothing in an outage.

    micropython examples/mqtt_sensor.py HOST [port [NAME]]

Readings go to NAME/reading; "on" and "off" to NAME/set switch it. Port 1883 and the name "sensor"
unless others are named. MQTT 3.1.1, quality of service 1: a reading is sent until the broker has
it.
"""

import sys

import net
from net.lines import exactly
from net.reconnecting import Reconnecting

CONNECT, CONNACK, PUBLISH, PUBACK, SUBSCRIBE, PINGREQ = 0x10, 2, 3, 4, 0x82, 0xC0
KEEP_ALIVE = 30  # s
KEPT = 50  # readings that wait for a broker at most


def short(number):
    return bytes([number >> 8, number & 255])


def text(words):
    return short(len(words)) + words


class Client:
    def __init__(self, port, host, name):
        self.name = name
        self.unsent = []  # (number, topic and message) that the broker has not confirmed
        self.number = self.kind = self.length = self.shift = 0
        self.on, self.up = True, False  # up: the broker has accepted us
        # Silent in spite of the pings: gone, whatever TCP says.
        self.link = Reconnecting(port, host, silence=KEEP_ALIVE * 1500)
        self.link.on("online", self.begin)
        self.link.on("offline", self.lost)

    def packet(self, kind, body):
        """A packet of up to 16,383 bytes."""
        n = len(body)
        size = bytes([n]) if n < 128 else bytes([n & 127 | 128, n >> 7])
        self.link.write(bytes([kind]) + size + body)

    def lost(self, error):
        self.up = False
        print("offline:", error or "the broker has closed")

    def begin(self):
        flags = b"\x04\x02"  # 3.1.1, nothing is remembered of the last session
        self.packet(CONNECT, text(b"MQTT") + flags + short(KEEP_ALIVE) + text(self.name))
        self.reader = exactly(self.link.socket, 1, self.on_kind)

    def on_kind(self, data):
        self.kind = data[0]
        self.length = self.shift = 0
        exactly(self.reader, 1, self.on_length)

    def on_length(self, data):
        self.length |= (data[0] & 127) << self.shift
        self.shift += 7
        if data[0] & 128 and self.shift < 14:
            return  # another byte of it follows
        if self.length > 2000:
            self.link.socket.destroy()  # nobody sends us so much
        elif self.length:
            exactly(self.reader, self.length, self.on_packet, timeout=10000)
        else:
            exactly(self.reader, 1, self.on_kind)

    def on_packet(self, body):
        exactly(self.reader, 1, self.on_kind)
        kind = self.kind >> 4
        if kind == CONNACK and body[1] == 0:
            print("online")
            self.up = True
            self.packet(SUBSCRIBE, short(1) + text(self.name + b"/set") + b"\0")
            for number, message in self.unsent:
                self.send(number, message)
        elif kind == CONNACK:
            print("refused:", body[1])
        elif kind == PUBACK:
            number = body[0] << 8 | body[1]
            self.unsent = [pair for pair in self.unsent if pair[0] != number]
        elif kind == PUBLISH:
            message = body[2 + (body[0] << 8 | body[1]) :]
            self.on = message == b"on"
            print("switched", "on" if self.on else "off")

    def publish(self, topic, message):
        self.number = max(2, (self.number + 1) % 65536)  # 1 is the subscription's
        entry = (self.number, (topic, message))
        if len(self.unsent) == KEPT:
            print("lost:", self.unsent.pop(0)[1][1])
        self.unsent.append(entry)
        if self.up:
            self.send(*entry)

    def send(self, number, message):
        self.packet(PUBLISH << 4 | 2, text(message[0]) + short(number) + message[1])


def measure():
    global readings
    if client.on:
        readings += 1
        client.publish(client.name + b"/reading", b"%d" % readings)  # a real one asks its hardware
    net.call_later(200, measure)


def ping():
    if client.up:
        client.packet(PINGREQ, b"")
    net.call_later(KEEP_ALIVE * 1000, ping)


if len(sys.argv) < 2 or not (sys.argv[2:] or ["1"])[0].isdigit():
    print("usage: mqtt_sensor.py HOST [port [NAME]]")
    sys.exit(2)
words = sys.argv[2:]
readings = 0
client = Client(
    int(words[0]) if words else 1883, sys.argv[1], (words[1:] or ["sensor"])[0].encode()
)
measure()
ping()
try:
    net.run()
except KeyboardInterrupt:
    if sys.platform == "linux":  # a board goes back to its prompt
        sys.exit(130)
