"""Runs on MicroPython: a small program of an API style, and which of its modules it has loaded.

    micropython tools/style_programs.py stream_client

Started by style_rows.py with a path that holds .mpy files only. The other side is plain `net`. The
programs do what the first ones of the styles' pages do: connect or listen, a message each way,
close. Prints the names of all modules that were loaded; ends with 1 when no message came.
"""

import sys

import net

FRAME = b"\x04\x41\xac\x00\x00"  # of net.messages: 21.5 as a float
CBOR = b"\x00\x00\x00\x03\xf9\x4d\x60"  # of net.datasocket: the same
got: list = []


def answering(data):
    """The port of a server that answers once, with data, and ends."""

    def on_connection(sock):
        sock.on("data", lambda chunk: (server.close(), sock.end(data)))
        sock.on("error", lambda error: None)  # the other side may be gone

    server = net.create_server(on_connection)
    server.listen(0, "127.0.0.1")
    net.turn(0)
    return server.address()["port"]


def asking(port, data, then):
    """A client that sends data, waits for an answer, ends, and calls then()."""
    sock = net.connect(port, "127.0.0.1", lambda: sock.write(data))
    sock.on("data", lambda chunk: (got.append(chunk), sock.end()))
    sock.on("close", then)


def stream_client():
    from net import stream

    def connected(e):
        e.socket.write(stream.create_buffer(value="hello"))
        buffer = stream.create_buffer(length=64)
        n = e.socket.read(buffer)
        while n > -1:
            got.append(stream.decode_string(source=buffer, length=n))
            n = e.socket.read(buffer)
        e.socket.close()

    stream.create_tcp(host="127.0.0.1", port=answering(b"hello"), connected=connected).connect()
    stream.run()


def stream_server():
    from net import stream

    def piece(e):
        if e.bytes_processed > 0:
            e.source.write(e.buffer, lambda e: None)
        else:
            e.source.close()

    def accepted(e):
        stream.pump(e.inbound, piece, 64, True)

    server = stream.create_tcp(accepted=accepted)
    server.listen()
    server.accept()
    asking(server.port, b"hello", server.close)
    net.run()


def msgport_client():
    from net.msgport import SocketAddress, StreamSocket

    address = SocketAddress()
    address.set_address("127.0.0.1:" + str(answering(b"hello")))
    sock = StreamSocket()
    sock.set_send_to_address(address)
    if sock.connect():
        sock.send_str("hello")
        got.append(sock.receive_str(64))
        sock.close()
    net.run()


def msgport_server():
    from net.msgport import MessagePort, SocketAddress, StreamSocket, wait

    port = MessagePort()
    listener = StreamSocket()
    listener.set_message_port(port)
    listener.notify_readable(True)
    listener.set_address(SocketAddress())
    listener.listen(4)
    asking(listener.get_address().get_port(), b"hello", listener.close)
    buffer = bytearray(64)
    wait(0, port)
    sock = listener.accept()
    sock.notify_readable(True)
    n = 1
    while n > 0:
        wait(0, port)
        n = sock.receive(buffer, 0, 64)
        if n > 0:
            sock.send(buffer, 0, n)
    sock.close()
    net.run()


def messages_client():
    from net import messages

    client = messages.SocketClient(
        answering(FRAME), "127.0.0.1", raw_bytes=False, send_type="float", receive_type="float"
    )
    client.on("data", got.append)
    client.send([1, 21.5])
    client.open()
    net.run()


def messages_server():
    from net import messages

    server = messages.SocketServer(
        port=0, raw_bytes=False, send_type="float", receive_type="float"
    )
    server.on("connection", lambda sock: sock.on("data", sock.send))
    server.on("listening", lambda port: asking(port, FRAME, server.stop))
    server.start()
    net.run()


def datasocket_client():
    from net.datasocket import DataSocket

    sock = DataSocket.connect("127.0.0.1", answering(CBOR))
    sock.on("data", lambda value: (got.append(value), sock.close()))
    sock.send(["reading", 21.5])
    net.run()


def datasocket_server():
    from net.datasocket import DataSocket

    def acceptor(sock):
        sock.on("data", sock.send)
        return True

    server = DataSocket.listen(acceptor, "127.0.0.1", 0)
    asking(server.local_port, CBOR, server.close)
    net.run()


globals()[sys.argv[1]]()
print(" ".join([name for name in sys.modules if name.startswith("net.")]))
sys.exit(not got)
