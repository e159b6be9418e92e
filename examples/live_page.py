"""A page with live values and a button, for any number of browser tabs on few connections.

    micropython examples/live_page.py [port [connections]]

Port 8000 unless another is named (0: any free one). Values come as server-sent events.
"""

import gc
import sys
import time

import net
from net.lines import lines

PAGE = """<!DOCTYPE html><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Live</title><link rel="icon" href="data:,">
<style>body { font: 1.4em sans-serif; margin: 2em } button { font: inherit }</style>
<p>up for <b id="up">?</b> s, memory free: <b id="free">?</b>
<p>the lamp is <b id="lamp">?</b> <button onclick="press()">switch</button>
<script>
const show = (name, text) => document.getElementById(name).textContent = text;
new EventSource("/events").onmessage = (event) => {
  for (const pair of event.data.split("&")) show(...pair.split("="));
};
// All connections may be taken for a moment.
const press = () => fetch("/press", {method: "POST"}).catch(() => setTimeout(press, 200));
</script>"""
HEAD = (
    "HTTP/1.1 200 OK\r\nContent-Type: %s\r\nCache-Control: no-store\r\nConnection: close\r\n\r\n"
)
RETRY = 1000  # ms after which a browser whose events have ended asks again
started = time.time()
lamp = False
listeners: list[net.Socket] = []  # sockets that get events, the oldest first


def values():
    free = gc.mem_free() if hasattr(gc, "mem_free") else "plenty"
    state = (time.time() - started, free, "on" if lamp else "off")
    return "retry: %d\ndata: up=%d&free=%s&lamp=%s\n\n" % ((RETRY,) + state)


def tell():
    text = values()
    for socket in list(listeners):
        if socket.buffer_size > 500:
            socket.destroy()  # it does not read
        elif socket.writable:
            socket.write(text)


class Visitor:
    asked: "bytes | None" = b""  # the first line of a request; None: it is answered

    def __init__(self, socket):
        self.socket = socket
        lines(socket, self.on_line, self.on_done, longest=1000, timeout=3000)
        net.deadline(socket, 10000)  # for the whole request, however slowly its lines come
        socket.on("error", lambda error: None)  # a browser that leaves says so in many ways
        socket.on("close", self.on_close)

    def on_line(self, line):
        if self.asked == b"":
            self.asked = line  # "GET / HTTP/1.1"; of the other lines nothing is kept
        elif self.asked and not line:
            asked, self.asked = self.asked.split(b"?")[0].split(b" ")[:2], None
            self.answer(asked)
        elif self.socket.bytes_read > 8000:
            self.on_done("too long")

    def on_done(self, reason):
        if self.asked is not None and reason == "too long":  # a line, or all of them
            self.asked = None  # one request a connection
            self.socket.end("HTTP/1.1 431 Request Header Fields Too Large\r\n\r\n")

    def answer(self, asked):
        global lamp
        if asked == [b"GET", b"/events"]:
            self.listen()
        elif asked == [b"POST", b"/press"]:
            lamp = not lamp
            self.socket.end("HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n")
            tell()
        elif asked in ([b"GET", b"/"], [b"HEAD", b"/"]):
            self.socket.end(HEAD % "text/html" + (PAGE if asked[0] == b"GET" else ""))
        else:
            self.socket.end("HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n")

    def listen(self):
        net.deadline(self.socket, 0)
        listeners.append(self.socket)
        self.socket.write(HEAD % "text/event-stream" + values())
        if len(listeners) > connections - 2:
            # Two stay free for pages and buttons. The tab comes back, and another goes then.
            listeners.pop(0).end()

    def on_close(self):
        if self.socket in listeners:
            listeners.remove(self.socket)


server = net.create_server(Visitor)
connections = int(sys.argv[2]) if len(sys.argv) > 2 else server.max_connections or 20
server.max_connections = connections
server.on("error", print)
server.listen(int(sys.argv[1]) if len(sys.argv) > 1 else 8000, lambda: print(net.url(server)))
server.once("listening", lambda: net.call_every(1000, tell))
try:
    net.run()
except KeyboardInterrupt:
    if sys.platform == "linux":  # a board goes back to its prompt
        sys.exit(130)
if server.error and sys.platform == "linux":  # it could not listen
    sys.exit(1)
