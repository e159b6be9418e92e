"""The server on a small heap, on MicroPython: an echo with onread, one buffer for all. As
served.py, but with nothing that grows; a line to the control port is answered by the free memory.
"""

import gc

import net
from net._port import port

# As on boards: no waker before the first net.wake(), a small receive buffer.
port.WAKES = False
port.RX_SIZE = 1024
SHARED = bytearray(64)
open_now = [0]


def back(n, buf, sock):
    sock.write(buf, 0, n)


def gone():
    open_now[0] -= 1


def connection(sock):
    open_now[0] += 1
    sock.on("close", gone)
    sock.set_onread(SHARED, back)


def answer(sock):
    sock.on("data", lambda data: tell(sock))


def tell(sock):
    gc.collect()
    sock.write(b"open=%d free=%d\n" % (open_now[0], gc.mem_free()))


server = net.create_server(connection).listen(0, "127.0.0.1")
control = net.create_server(answer).listen(0, "127.0.0.1")
print("PORT %d" % server.address()["port"])
print("CONTROL %d" % control.address()["port"])
net.run()
