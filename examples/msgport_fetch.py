"""Client without a message port: each call waits for its result. Asks a server, prints the answer.

    micropython examples/msgport_fetch.py HOST PORT TEXT

The connection is ended by the server, or after 5 seconds of silence. A server to talk to:
examples/msgport_echo.py
"""

import sys

from net.msgport import SocketAddress, StreamSocket

address = SocketAddress()
address.set_address(sys.argv[1] + ":" + sys.argv[2])
if not address.is_address_valid():
    print("no such host:", address.get_host_name())
    sys.exit(1)

socket = StreamSocket()
socket.set_send_to_address(address)
socket.set_send_timeout(5)
socket.set_receive_timeout(5)
if not socket.connect():
    print("not connected, status", socket.status())
    sys.exit(1)
print("connected to", socket.get_send_to_address().get_address())

socket.send_str(sys.argv[3])
buffer = bytearray(256)
total = 0
while True:
    # 0: the server closed; -1: it was silent for too long, or the connection broke.
    received = socket.receive(buffer, 0, 256)
    if received <= 0:
        break
    total += received
    print("received", str(memoryview(buffer)[:received], "utf8"))
if received < 0:
    print("silent" if socket.e_again() else "broken, status %d" % socket.status())
print(total, "bytes")
socket.close()
