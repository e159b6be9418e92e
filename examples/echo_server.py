"""Echo server: every byte received is sent back, and a message costs no heap.

    micropython examples/echo_server.py [port]

Port 8000 unless another is named (0: any free one). Talk to it with: nc HOST PORT
"""

import sys

import net


def on_connection(socket):
    print("connected", socket.remote_address)
    socket.on("error", print)
    socket.on("close", lambda: print("closed after", socket.bytes_read, "bytes"))
    socket.set_timeout(600000, socket.destroy)  # ms: who vanishes never says so
    # A pipe respects the receiver: it stops reading while nothing more can be sent.
    socket.pipe(socket)


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
