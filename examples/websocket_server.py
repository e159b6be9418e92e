"""WebSocket server: whatever a browser or program sends comes back, text and bytes.

    micropython examples/websocket_server.py [port]

Port 8000 unless another is named (0: any free one). In a browser's console:
    s = new WebSocket("ws://HOST:PORT"); s.onmessage = (e) => console.log(e.data); s.send("hello")
"""

import sys
from binascii import b2a_base64
from hashlib import sha1

import net
from net.lines import exactly, lines

LONGEST = 2000  # bytes of a message: what a stranger may make us keep
UPGRADE = "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
SALT = b"258EAFA5-E914-47DA-95CA-C5AB0DC85B11"
CONTINUED, CLOSE, PING, PONG = 0, 8, 9, 10


class Client:
    def __init__(self, socket):
        self.socket = socket
        self.key = None
        self.kind, self.message = CONTINUED, b""  # what has come of a message in pieces
        self.code = 0  # the first byte of a frame
        self.reader = lines(socket, self.on_line, longest=500, timeout=5000)
        net.deadline(socket, 10000)  # for the whole head, however slowly its lines come
        socket.on("error", print)
        socket.on("drain", socket.resume)

    def on_line(self, line):
        name, _, value = line.partition(b":")
        if name.lower() == b"sec-websocket-key":
            self.key = value.strip()
        if line and self.socket.bytes_read < 4000:
            return
        if line or not self.key:
            self.reader.stop()
            self.socket.end("HTTP/1.1 400 Bad Request\r\n\r\n")
            return
        net.deadline(self.socket, 0)
        accept = b2a_base64(sha1(self.key + SALT).digest()).decode().strip()
        self.socket.write(UPGRADE + "Sec-WebSocket-Accept: " + accept + "\r\n\r\n")
        exactly(self.reader, 2, self.on_head)

    def on_head(self, head):
        self.code, n = head[0], head[1] & 127
        if head[1] < 128 or self.wrong(n):  # a client masks what it sends
            self.close(1002)
        elif n == 127:  # longer than 65,535 bytes
            self.close(1009)
        elif n == 126:
            exactly(self.reader, 2, self.on_length, timeout=5000)
        else:
            exactly(self.reader, n + 4, self.on_body, timeout=5000)

    def wrong(self, n):
        """Whether no such frame may come now."""
        kind = self.code & 15
        if self.code & 0x70 or kind > PONG:
            return True
        if kind >= CLOSE:  # may come between the pieces of a message, short and whole
            return n > 125 or self.code < 128
        return kind > 2 or (kind == CONTINUED) != (self.kind != CONTINUED)

    def on_length(self, data):
        n = data[0] << 8 | data[1]
        if len(self.message) + n > LONGEST:
            self.close(1009)
        else:
            exactly(self.reader, n + 4, self.on_body, timeout=5000)

    def on_body(self, data):
        exactly(self.reader, 2, self.on_head)
        data = bytes([data[i] ^ data[i & 3] for i in range(4, len(data))])
        kind = self.code & 15
        if kind == CLOSE:
            self.close(1000)
        elif kind == PING:
            self.send(PONG, data)
        elif kind < 3:
            self.kind = kind or self.kind
            self.message += data
            if len(self.message) > LONGEST:
                self.close(1009)
            elif self.code & 128:
                self.send(self.kind, self.message)
                self.kind, self.message = CONTINUED, b""

    def send(self, kind, data):
        n = len(data)
        head = bytes([128 | kind, n]) if n < 126 else bytes([128 | kind, 126, n >> 8, n & 255])
        if not self.socket.write(head + data):
            self.socket.pause()  # it does not read: so neither do we, until `drain`

    def close(self, why):
        self.send(CLOSE, bytes([why >> 8, why & 255]))
        self.reader.stop()
        self.socket.end()


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
