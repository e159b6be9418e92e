"""HTTP server with one answer per connection: the free memory and the number of requests.

    micropython examples/http_once.py [port]

Port 8000 unless another is named (0: any free one). Look at it with: curl http://HOST:PORT/
"""

import gc
import sys

import net

LARGEST = 1024  # bytes of a request's head: what a stranger may make us keep
ANSWER = "HTTP/1.0 200 OK\r\nContent-Type: text/plain\r\nConnection: close\r\n\r\n%s"
asked = 0


def answer(socket):
    global asked
    asked += 1
    free = gc.mem_free() if hasattr(gc, "mem_free") else "plenty"
    socket.end(ANSWER % ("request %d, bytes free: %s\n" % (asked, free)))


def on_connection(socket):
    socket.target = b""  # the request so far

    def on_data(data):
        socket.target += data
        if len(socket.target) > LARGEST:
            socket.pause()  # what still comes is not kept, and the idle timer ends it
            socket.end("HTTP/1.0 431 Request Header Fields Too Large\r\n\r\n")
        elif b"\r\n\r\n" in socket.target:
            socket.pause()
            answer(socket)

    socket.on("data", on_data)
    socket.on("error", print)
    socket.set_timeout(5000, socket.destroy)
    net.deadline(socket, 15000)  # for who says a byte now and then


def on_listening():
    print("listening on port", server.address()["port"])


server = net.create_server(on_connection)
server.on("error", print)
server.listen(int(sys.argv[1]) if len(sys.argv) > 1 else 8000, on_listening)
try:
    net.run()
except KeyboardInterrupt:
    if sys.platform == "linux":  # a board goes back to its prompt
        sys.exit(130)
if server.error and sys.platform == "linux":  # it could not listen
    sys.exit(1)
