"""Client without a message port: each call blocks. Sends a line and prints the answer.

    micropython examples/msgport_fetch.py HOST PORT TEXT

Gives up when the server is silent for 5 seconds. A server to try it with: examples/msgport_echo.py
"""

import sys

from net.msgport import SocketAddress, StreamSocket

if len(sys.argv) != 4 or not sys.argv[2].isdigit():
    print("usage: msgport_fetch.py HOST PORT TEXT")
    sys.exit(2)


def main():
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

    socket.send_str(sys.argv[3] + "\n")
    text = ""
    while not text.endswith("\n"):
        piece = socket.receive_str(256)
        if not piece:
            break
        text += piece
    print("received", text.strip())
    # An empty piece: the status tells the end, silence and failure apart.
    if not text.endswith("\n"):
        ended = "ended" if socket.e_success() else "silent" if socket.e_again() else "failed"
        print("the server", ended, "with status", socket.status())
    socket.close()


try:
    main()
except KeyboardInterrupt:
    if sys.platform == "linux":  # a board goes back to its prompt
        sys.exit(130)
