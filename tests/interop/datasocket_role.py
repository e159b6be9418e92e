"""One side of the DataSocket interop tests. MicroPython subset; a script.

datasocket_role.py serve          sends back each value, until the client closes
datasocket_role.py talk PORT      sends VALUES, and checks that they come back
"""

import sys

import net
from net.datasocket import DataSocket

VALUES = [
    {"test": 1}, ["method", 1, None, True, 2.5, {"a": []}], 0, -1, 4294967296, -9007199254740991,
    "", "\u0436\u20ac\U0001f600", b"", b"\x00\xff", [], {}, False, 0.1, -1.5e300, 65504.0,
    "x" * 3000, list(range(300)), {"%d" % n: n for n in range(30)}, b"\x07" * 60000,
]  # fmt: skip


def serve():
    def acceptor(conn):
        conn.on("data", conn.send)
        conn.on("error", print)
        conn.on("close", server.close)
        return True

    server = DataSocket.listen(acceptor, "127.0.0.1", 0)
    print("listening on port", server.local_port)
    net.run()
    print("done")


def talk(port):
    back = []

    def data(value):
        back.append(value)
        if len(back) == len(VALUES):
            sock.close()

    sock = DataSocket.connect("127.0.0.1", port)
    sock.on("data", data).on("error", print)
    for value in VALUES:
        sock.send(value)
    net.run()
    print("equal" if back == VALUES else "wrong: %s" % (back,))


if sys.argv[1] == "serve":
    serve()
else:
    talk(int(sys.argv[2]))
