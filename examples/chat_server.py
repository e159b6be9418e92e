"""Chat server: every line that one client sends is sent to all the others.

    micropython examples/chat_server.py [port]

Port 8000 unless another is named (0: any free one). Join with: nc HOST PORT
"""

import sys

import net
from net.lines import lines

LONGEST = 200  # bytes of a line: what a stranger may make us keep
people: "list[net.Socket]" = []


def tell(line, sender):
    for person in people:
        if person is not sender:
            try:
                person.write(line)
            except net.NetError:  # reads too slowly: more is waiting than may wait
                person.destroy()


def on_connection(socket):
    def on_close():
        people.remove(socket)
        tell(b"* somebody left\n", socket)

    tell(b"* somebody came\n", socket)
    people.append(socket)
    lines(socket, lambda line: tell(line + b"\n", socket), longest=LONGEST)
    socket.set_timeout(600000, socket.destroy)  # ms: who vanishes never says so
    socket.on("error", print)
    socket.on("close", on_close)
    socket.write(b"* %d here\n" % len(people))


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
