"""Server that disconnects idle clients, so that nobody occupies a connection without using it.

    micropython examples/idle_timeout.py [port [milliseconds]]

A board has few connections to give. An idle timer costs no object and no call per message.
"""

import sys

import net

port = int(sys.argv[1]) if len(sys.argv) > 1 else 8000
patience = int(sys.argv[2]) if len(sys.argv) > 2 else 10000


def on_connection(socket):
    def on_timeout():
        # `timeout` only informs; what follows from it is the program's decision.
        print("silent for", patience, "ms")
        if socket.writable:
            socket.end("bye\n")
        else:
            socket.destroy()  # did not even close its side

    socket.set_timeout(patience, on_timeout)
    socket.on("data", lambda data: socket.write(b"go on\n"))
    socket.on("error", print)
    socket.on("close", lambda: print("closed"))
    socket.write("say something\n")


def on_listening():
    print("listening on port", server.address()["port"])


server = net.create_server(on_connection)
server.on("error", print)
server.listen(port, on_listening)
try:
    net.run()
except KeyboardInterrupt:
    if sys.platform == "linux":  # a board goes back to its prompt
        sys.exit(130)
if server.error and sys.platform == "linux":  # it could not listen
    sys.exit(1)
