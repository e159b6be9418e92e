"""Server for sensors: takes pairs of numbers, and answers each with the mean of that sensor.

    micropython examples/messages_collector.py [PORT]

Port 8000 unless another is named (0: any free one). Sensors: examples/messages_sensor.py
"""

import sys

import net
from net import messages

port = sys.argv[1] if len(sys.argv) > 1 else "8000"
if not port.isdigit() or int(port) > 65535:
    print("usage: messages_collector.py [PORT]")
    sys.exit(2)
server = messages.SocketServer(
    port=int(port),
    raw_bytes=False,  # with lengths before the messages: each list comes as it was sent
    send_type="float",
    receive_type="float",
    max_message=8,  # two floats: a stranger cannot make us keep more
    idle_timeout=60,  # s
)


class Sensor:
    def __init__(self, socket):
        self.socket = socket
        self.sum = self.readings = 0
        socket.on("data", self.on_data)
        socket.on("error", lambda error: print("error:", error))
        socket.on("close", lambda: print("gone after", self.readings, "readings"))

    def on_data(self, value):
        if not isinstance(value, list):
            print("not a pair:", value)
            self.socket.close()
            return
        self.sum += value[1]
        self.readings += 1
        print("reading %d of %s: %.2f" % (value[0], self.socket.remote_host(), value[1]))
        self.socket.send(self.sum / self.readings)


server.on("connection", Sensor)
server.on("listening", lambda port: print("listening on port", port))
server.on("error", lambda error: print("error:", error))
server.start()
try:
    net.run()
    code = 1  # it ends by itself only if it cannot listen
except KeyboardInterrupt:
    code = 130
if sys.platform == "linux":  # a board goes back to its prompt
    sys.exit(code)
