"""Echo server in Roku's style: one loop that waits for events and queries the sockets.

    micropython examples/msgport_echo.py [port]

Line by line that of the roStreamSocket reference, but for who has been silent for too long: a
client that vanishes never says so. Port 8000 unless another is named (0: any).
"""

import sys
import time

from net.msgport import MessagePort, SocketAddress, SocketEvent, StreamSocket, wait

IDLE = 600  # s
connections: dict[int, StreamSocket] = {}
heard: dict[int, float] = {}  # when each last said something


def admit(connection, message_port):
    if connection is None:
        print("accept failed")
        return
    print("accepted new connection", connection.get_id())
    connection.notify_readable(True)
    connection.set_message_port(message_port)
    connections[connection.get_id()] = connection
    heard[connection.get_id()] = time.time()


def drop(number):
    print("closing connection", number)
    del heard[number]
    connections.pop(number).close()


def drop_silent():
    for number in list(heard):
        if time.time() - heard[number] > IDLE:
            drop(number)


def main(port):
    message_port = MessagePort()
    buffer = bytearray(513)
    tcp_listen = StreamSocket()
    tcp_listen.set_message_port(message_port)
    addr = SocketAddress()
    addr.set_port(port)
    tcp_listen.notify_readable(True)
    if not tcp_listen.set_address(addr) or not tcp_listen.listen(4):
        print("Error creating listen socket")
        sys.exit(1)
    print("listening on port", tcp_listen.get_address().get_port())
    while True:
        event = wait(60000, message_port)
        if isinstance(event, SocketEvent):
            changed_id = event.get_socket_id()
            if changed_id == tcp_listen.get_id() and tcp_listen.is_readable():
                admit(tcp_listen.accept(), message_port)
            elif changed_id in connections:
                connection = connections[changed_id]
                heard[changed_id] = time.time()
                closed = False
                if connection.is_readable():
                    received = connection.receive(buffer, 0, 512)
                    print("received is", received)
                    if received > 0:
                        print("Echo input:", bytes(buffer[:received]))
                        connection.send(buffer, 0, received)  # what it does not take is dropped
                    elif received == 0:  # the client closed
                        closed = True
                if closed or not connection.e_ok():
                    drop(changed_id)
        drop_silent()


try:
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 8000)
except ValueError as error:
    print("stopped:", repr(error))
    sys.exit(1)
except KeyboardInterrupt:
    if sys.platform == "linux":  # a board goes back to its prompt
        sys.exit(130)
