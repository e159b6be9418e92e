"""TCP-serial bridge: forwards data between a client and a serial line, in both directions.

    micropython examples/serial_bridge.py [DEVICE [port]]

On a board: UART 0 at 115,200 baud; on a PC the DEVICE, a terminal's file that is set up already
(stty raw). One client at a time, on port 8000 unless another is named (0: any free one).
"""

import sys

import net
from net.watch import watch

clients: list[net.Socket] = []


def line():
    if len(sys.argv) > 1:
        return open(sys.argv[1], "r+b", 0)
    from machine import UART

    return UART(0, 115200, txbuf=512)


def on_connection(client):
    if clients:
        client.end("busy\n")
        return
    clients.append(client)
    # Two pipes: the faster side is held back while the slower one has not taken everything.
    serial.pipe(client, end=False)
    client.pipe(serial, end=False)
    # Else one that has vanished would keep the line for ever.
    if not client.set_keep_alive(True, 60000):  # a board has no such option
        client.set_timeout(600000, client.destroy)
    client.on("error", print)
    client.on("close", on_close)


def on_close():
    clients.clear()
    serial.resume()  # what comes while nobody listens is dropped


def on_hang_up():
    print("the line is gone")
    net.close_all()


try:
    serial = watch(line())
except (ImportError, OSError) as error:
    print("usage: serial_bridge.py DEVICE [port]:", error)
    sys.exit(2)
serial.on("error", print)
serial.on("close", on_hang_up)
serial.resume()
server = net.create_server(on_connection)
server.on("error", print)
server.on("listening", lambda: print("listening on port", server.address()["port"]))
server.listen(int(sys.argv[2]) if len(sys.argv) > 2 else 8000)
try:
    net.run()
except KeyboardInterrupt:
    if sys.platform == "linux":  # a board goes back to its prompt
        sys.exit(130)
if server.error and sys.platform == "linux":  # it could not listen
    sys.exit(1)
