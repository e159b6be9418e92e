"""Runs on MicroPython: what `import net` keeps of the heap, with Server and Socket used.

Started by size.py with a path that holds .mpy files only; with an argument it only imports. Prints
two numbers: bytes kept after the import, and after a server and a client have exchanged a message
and closed; then the names of the modules that this has loaded.
"""

import gc
import sys


def used():
    # Twice: the first collection may leave what only the stack still named.
    gc.collect()
    gc.collect()
    return gc.mem_alloc()


def exercise(net):
    """One message each way through a buffer of our own: the loop's shared one is not made."""

    def on_connection(socket):
        socket.set_onread(bytearray(16), lambda n, buf, socket: socket.write(buf, 0, n))

    def on_listening():
        client = net.Socket()
        client.set_onread(bytearray(16), lambda n, buf, socket: socket.end())
        client.on("close", lambda: server.close())
        client.connect(server.address()["port"], "127.0.0.1", lambda: client.write(b"hello"))

    server = net.create_server(on_connection)
    server.listen(0, "127.0.0.1", 1, on_listening)
    net.run()


# Every name below exists before the first measurement, so that storing it later costs nothing.
before = imported = exercised = net = 0
before = used()
before = used()
import net  # noqa: E402, F811

imported = used() - before
if len(sys.argv) == 1:
    # As on boards: no waker before the first net.wake(), a small receive buffer.
    sys.modules["net_micropython"].WAKES = False
    sys.modules["net_micropython"].RX_SIZE = 1024
    exercise(net)
exercised = used() - before
print(imported, exercised)
print(" ".join(name for name in sys.modules if name.startswith("net")))
