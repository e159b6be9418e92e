"""An echo in one of the styles: served.py STYLE [CERT KEY]. Prints "port N", and once a second
"heap BYTES", what is in use after collecting (on CPython how many objects).

MicroPython subset; each style in the way that its page shows. What comes is sent back, messages as
messages: so for every style the bytes that go in are those that come out.
"""

import gc
import sys

if sys.implementation.name == "micropython":
    import net_micropython as port

    # As on boards: the unix port's own are those of a large machine.
    port.WAKES = False
    port.RX_SIZE = port.RX_MOST = 1024
    port.HIGH_WATER = 128
    port.MAX_QUEUED = 8192

import net

MOST = 3  # connections at once: the others wait


def meter():
    gc.collect()
    if hasattr(gc, "mem_alloc"):
        print("heap", gc.mem_alloc())
    else:
        print("heap", sys.getallocatedblocks())
    net.call_later(1000, meter)


def quiet(error):
    """The peers are what they are."""


def core(most=MOST, **words):
    def connection(sock):
        sock.set_timeout(10000, sock.destroy)
        sock.on("error", quiet)
        sock.pipe(sock)

    server = net.create_server(connection, max_connections=most, **words)
    server.on("error", quiet)
    server.listen(0, "127.0.0.1")
    print("port", server.address()["port"])
    net.run()


def secure(cert, key):
    from net import tls

    core(1, tls=tls.Context(cert=cert, key=key))


def stream():
    from net import stream

    def accepted(e):
        def piece(e):
            if e.bytes_processed < 0:
                e.source.close()
                return
            e.source.write(stream.create_buffer(value=bytes(e.buffer.to_blob())), lambda e: None)

        stream.pump(e.inbound, piece, 512, True)
        e.socket.accept(timeout=5000)

    server = stream.create_tcp(host="127.0.0.1", port=0, accepted=accepted)
    server.listen()
    server.accept(timeout=5000)
    print("port", server.port)
    stream.run()


def msgport():
    from net.msgport import MessagePort, SocketAddress, StreamSocket, wait

    port = MessagePort()
    server = StreamSocket()
    server.set_message_port(port)
    address = SocketAddress()
    address.set_address("127.0.0.1:0")
    server.notify_readable(True)
    server.set_address(address)
    server.listen(4)
    print("port", server.get_address().get_port())
    buffer = bytearray(512)
    rest = {}  # id -> [socket, what it did not take]
    while True:
        event = wait(0, port)
        found = event.get_socket_id()
        if found == server.get_id():
            sock = server.accept()
            if sock is not None:
                sock.notify_readable(True)
                sock.set_message_port(port)
                rest[sock.get_id()] = [sock, b""]
        elif found in rest:
            try:
                if echo(rest[found], buffer):
                    continue
                rest.pop(found)[0].close()
            except MemoryError:
                pass  # its connection is closed, and an event tells it


def echo(entry, buffer):
    """One event of a connection; False: it is over."""
    sock, left = entry
    if not left:
        n = sock.receive(buffer, 0, len(buffer)) if sock.is_readable() else -1
        if n == 0 or not sock.e_ok():
            return n < 0 and sock.e_again()
        left = bytes(buffer[: max(n, 0)])
    sent = sock.send(left, 0, len(left)) if left else 0
    entry[1] = left[max(sent, 0) :]
    # While something waits, nothing more is taken.
    sock.notify_readable(not entry[1])
    sock.notify_writable(bool(entry[1]))
    return sent >= 0 or sock.e_again()


def messages():
    from net import messages

    def connection(sock):
        def data(value):
            try:
                sock.send(value)
            except OSError:
                sock.close()  # it does not read

        sock.on("data", data)
        sock.on("error", quiet)

    server = messages.SocketServer(
        port=0,
        host_interface="127.0.0.1",
        raw_bytes=False,
        send_type="string",
        receive_type="string",
        max_message=2000,
        message_timeout=5000,
        idle_timeout=10,
    )
    server.on("connection", connection)
    server.on("listening", lambda port: print("port", port))
    server.on("error", quiet)
    server.start()
    net.run()


def datasocket():
    from net.datasocket import DataSocket

    def acceptor(sock):
        def data(value):
            try:
                sock.send(value)
            except OSError:
                sock.close()

        sock.on("data", data)
        sock.on("error", quiet)
        return True

    options = {"max_connections": MOST, "max_message_size": 2000, "message_timeout": 5000}
    server = DataSocket.listen(acceptor, "127.0.0.1", 0, **options)
    print("port", server.local_port)
    net.run()


def aio():
    import asyncio

    from net import aio

    async def client(reader, writer):
        try:
            while True:
                data = await aio.wait_for(reader.read(512), 3)
                if not data:
                    break
                writer.write(data)
                await writer.drain()
        except (OSError, asyncio.TimeoutError):
            pass
        finally:
            writer.close()

    async def main():
        server = await aio.start_server(client, "127.0.0.1", 0, max_connections=MOST)
        print("port", server.port)
        while True:
            await asyncio.sleep(1)

    asyncio.run(main())


STYLES = {
    "core": core,
    "tls": secure,
    "stream": stream,
    "msgport": msgport,
    "messages": messages,
    "datasocket": datasocket,
    "aio": aio,
}

if __name__ == "__main__":
    net.on_error(quiet)
    meter()
    STYLES[sys.argv[1]](*sys.argv[2:])  # type: ignore[operator]
