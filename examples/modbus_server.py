"""Modbus/TCP server: a hundred registers that any Modbus client can read and write.

    micropython examples/modbus_server.py [port]

Port 8000 unless another is named (0: any free one); Modbus' own is 502. Register 0 counts the
requests. Functions 3, 6 and 16: read holding registers, write one, write several.
"""

import struct
import sys

import net
from net.lines import exactly

registers = [0] * 100
BAD_FUNCTION, BAD_ADDRESS, BAD_VALUE = 1, 2, 3


class Client:
    def __init__(self, socket):
        self.socket = socket
        self.head = b""
        self.reader = exactly(socket, 7, self.on_head, timeout=60000)
        socket.on("error", print)
        socket.on("drain", socket.resume)

    def on_head(self, head):
        """Transaction, protocol 0, length of what follows, unit: the unit counts to it."""
        _, protocol, length, _ = struct.unpack(">HHHB", head)
        if protocol or not 2 <= length <= 254:
            self.socket.destroy()  # no Modbus
            return
        self.head = head
        exactly(self.reader, length - 1, self.on_request, timeout=5000)

    def on_request(self, data):
        registers[0] = registers[0] + 1 & 0xFFFF
        try:
            answer = answered(data)
        except ValueError as error:
            answer = bytes([data[0] | 0x80, error.args[0]])
        head = self.head
        head = head[:4] + struct.pack(">HB", len(answer) + 1, head[6])
        if not self.socket.write(head + answer):
            self.socket.pause()  # it does not read: so neither do we, until `drain`
        exactly(self.reader, 7, self.on_head, timeout=60000)


def answered(data):
    """The answer to a request. ValueError: its number in Modbus."""
    if data[0] not in (3, 6, 16):
        raise ValueError(BAD_FUNCTION)
    if len(data) < 5 or data[0] == 16 and len(data) < 6:
        raise ValueError(BAD_VALUE)
    _, at, n = struct.unpack(">BHH", data[:5])
    values = [n]
    if data[0] == 6:
        n = 1
    elif not 1 <= n <= 100 or data[0] == 16 and (data[5] != 2 * n or len(data) != 6 + 2 * n):
        raise ValueError(BAD_VALUE)
    if at + n > len(registers):
        raise ValueError(BAD_ADDRESS)
    if data[0] == 3:
        return struct.pack(">BB%dH" % n, 3, 2 * n, *registers[at : at + n])
    if data[0] == 16:
        values = list(struct.unpack(">%dH" % n, data[6:]))
    registers[at : at + n] = values
    return data[:5]


server = net.create_server(Client)
server.on("error", print)
server.on("listening", lambda: print("listening on port", server.address()["port"]))
server.listen(int(sys.argv[1]) if len(sys.argv) > 1 else 8000)
try:
    net.run()
except KeyboardInterrupt:
    if sys.platform == "linux":  # a board goes back to its prompt
        sys.exit(130)
if server.error and sys.platform == "linux":  # it could not listen
    sys.exit(1)
