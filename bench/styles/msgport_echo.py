"""Echo written with net.msgport: one loop that waits for events. Part of bench; either runtime.

msgport_echo.py PORT TASK      prints "ready" when it listens
"""

import gc
import sys

from net.msgport import MessagePort, SocketAddress, StreamSocket, wait

SIZE = 512


class Echo:
    def __init__(self, number):
        self.port = MessagePort()
        address = SocketAddress()
        address.set_address("127.0.0.1:%d" % number)
        self.listener = StreamSocket()
        self.listener.set_message_port(self.port)
        self.listener.notify_readable(True)
        if not self.listener.set_address(address) or not self.listener.listen(511):
            raise OSError(self.listener.status())
        self.connections = {}
        self.buffer = bytearray(SIZE)

    def accept(self):
        connection = self.listener.accept()
        if connection is not None:
            connection.notify_readable(True)
            self.connections[connection.get_id()] = connection

    def serve(self):
        """For ever."""
        port, buffer, connections = self.port, self.buffer, self.connections
        listener = self.listener.get_id()
        while True:
            changed = wait(0, port).get_socket_id()
            if changed == listener:
                self.accept()
                continue
            connection = connections[changed]
            received = connection.receive(buffer, 0, SIZE)
            if received > 0:
                connection.send(buffer, 0, received)
            elif not connection.e_again():
                connection.close()
                del connections[changed]


start = Echo


if __name__ == "__main__":
    echo = start(int(sys.argv[1]))
    gc.collect()  # as after some time of running
    print("ready")
    echo.serve()
