"""A page for a browser: the name of this board, its uptime and its free memory.

    micropython examples/http_page.py [port]

Port 8000 unless another is named (0: any free one). Prints the address to open.
"""

import gc
import sys
import time

import net

LARGEST = 2048  # bytes of a request's head: what a stranger may make us keep
HEAD = "HTTP/1.0 %s\r\nContent-Type: text/html; charset=utf-8\r\nConnection: close\r\n\r\n"
PAGE = """<!DOCTYPE html>
<meta name="viewport" content="width=device-width"><meta http-equiv="refresh" content="5">
<title>%(title)s</title>
<style>body { font: 1.2em sans-serif; margin: 2em } td { padding-right: 1em }</style>
<h1>Hello from %(title)s</h1>
<table>
<tr><td>up for <td>%(up)d s
<tr><td>pages served <td>%(pages)d
<tr><td>memory free <td>%(free)s
</table>
"""
TITLE = net.board()["title"]
started, pages = time.time(), 0


def page():
    global pages
    pages += 1
    free = "%d bytes" % gc.mem_free() if hasattr(gc, "mem_free") else "plenty"
    return PAGE % {"title": TITLE, "up": time.time() - started, "pages": pages, "free": free}


def answer(request):
    words = request.split(b" ")
    if words[0] not in (b"GET", b"HEAD") or words[1].split(b"?")[0] != b"/":
        return HEAD % "404 Not Found"  # browsers also ask for an icon
    return HEAD % "200 OK" + (page() if words[0] == b"GET" else "")


def on_connection(socket):
    socket.target = b""  # the request so far

    def on_data(data):
        socket.target += data
        if len(socket.target) > LARGEST:
            socket.pause()  # what still comes is not kept
            socket.end(HEAD % "431 Request Header Fields Too Large")
        elif b"\r\n\r\n" in socket.target:
            socket.pause()
            socket.end(answer(socket.target))

    socket.on("data", on_data)
    socket.on("error", lambda error: print(error.code))
    socket.set_timeout(5000, socket.destroy)
    net.deadline(socket, 15000)  # for who says a byte now and then


server = net.create_server(on_connection)
server.on("error", lambda error: print("cannot listen:", error.code))
server.listen(int(sys.argv[1]) if len(sys.argv) > 1 else 8000, lambda: print(net.url(server)))
try:
    net.run()
except KeyboardInterrupt:
    if sys.platform == "linux":  # a board goes back to its prompt
        sys.exit(130)
if server.error and sys.platform == "linux":  # it could not listen
    sys.exit(1)
