"""What programs do and checkers must take, with the types that they must see. Never run."""

from typing import Any

from typing_extensions import assert_type

import net
from net import aio, datasocket, lines, msgport, tls


def on_connection(socket: net.Socket) -> None:
    socket.target = b""
    socket.target = {"anything": 1}
    socket.on("data", lambda data: socket.write(data.upper()))
    socket.on("data", socket.write).on("end", socket.end).once("close", lambda: print("over"))
    socket.on("error", print).on("error", lambda error: print(error.code, error.host))
    socket.on("lookup", lambda error, address, family: print(address))
    socket.set_timeout(5000, socket.destroy)
    socket.set_timeout(1.5).set_encoding().set_encoding(None)
    socket.set_onread(bytearray(64), lambda n, buffer, socket: socket.write(buffer, 0, n))
    socket.write("text", lambda error: print(error))
    socket.write(memoryview(b"bytes"), 0, 3)
    socket.end(print)
    socket.end("bye", print)
    assert_type(socket.pipe(socket), net.Socket)
    assert_type(socket.bytes_read, int)
    assert_type(socket.remote_address, "str | None")
    assert_type(socket.target, Any)
    assert_type(socket.readinto(bytearray(5)), "int | None")
    net.call_later(5, socket.destroy)
    net.call_later(5, socket.write, b"late")


def on_text(text: str) -> None: ...
def on_error(error: OSError) -> None: ...


server = net.create_server(on_connection, allow_half_open=True, max_connections=3)
assert_type(server, net.Server)
server.on("connection", on_connection).on("drop", lambda dropped: dropped["remote_address"])
server.listen(8000).listen(8000, "0.0.0.0").listen(8000, print).listen(8000, 5, print)
server.listen({"port": 8000, "host": "0.0.0.0"}).listen(path="/tmp/socket")
server.listen(8000, "::", on_listening=lambda: print(server.address()["port"]))
net.create_server({"allow_half_open": True}, on_connection)
net.connect(8000).on("data", on_text).on("error", on_error)
net.connect(8000, "localhost", print, timeout=5000, local_address="127.0.0.1")
net.connect(8000, print)
net.connect({"port": 8000, "host": "localhost"}, print)
net.connect(path="/tmp/socket")
assert_type(net.connect(443, "example.org", tls=True), tls.SecureSocket)
net.connect(443, "example.org", tls=tls.Context(ca="ca.pem")).on("secure", print)
assert_type(net.create_server(tls=tls.Context(cert="c.pem")), tls.SecureServer)
net.lookup("example.org", lambda error, text, family: print(text))
net.defer(print)
net.defer(on_text, "now")
net.on_error(None)
net.on_error(print)
print(net.board()["limits"], net.url(server), net.is_ip("::1"))


lines.lines(net.Socket(), on_text, encoding="utf8", longest=200).stop()
lines.exactly(lines.lines(net.Socket(), print), 5, lambda data: data.upper())
lines.frames(net.Socket(), lambda buf, start, end: buf[start:end], in_place=True)


class Counter(net.Emitter):
    def count(self) -> None:
        self.fire("counted", 5)


Counter().on("counted", lambda number: number + 1).emit("counted", 5)


class Client(net.Socket):
    lines = 0


Client().on("connect", print).lines += 1


async def converse(reader: aio.Stream, writer: aio.Stream) -> None:
    async for line in reader:
        writer.write(line.upper())
        await writer.drain()
    assert_type(await reader.readexactly(5), bytes)


async def plain(reader: aio.StreamReader, writer: aio.StreamWriter) -> None:
    writer.write(await reader.readline())


async def main() -> None:
    await aio.start_server(converse, port=8000)
    async with await aio.start_server(plain, "0.0.0.0", 8001) as server:
        await server.serve_forever()
    assert_type(await aio.wait_for(aio.sleep(1, "done"), 5), str)


data = datasocket.DataSocket.connect("localhost", 8000)
data.on("data.view", print).on("data", lambda value: data.send({"got": value}))
assert_type(msgport.wait(0, msgport.MessagePort()), msgport.SocketEvent)
