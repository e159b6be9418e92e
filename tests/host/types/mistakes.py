"""Mistakes in programs, each of which mypy and pyright must find: tools/check_types.py.

Never run. A line with a mistake says `# wrong`; no other line may be complained of.
"""

import net
from net import (
    aio,
    cbor,
    datasocket,
    dns,
    lines,
    messages,
    msgport,
    reconnecting,
    stream,
    tls,
    udp,
    watch,
)
from net_micropython import wifi

socket = net.Socket()
server = net.create_server()


# ---- names


net.conect(80, "example.org")  # wrong
socket.writ(b"x")  # wrong
print(socket.remote_adress)  # wrong
print(socket.bytes_red)  # wrong
print(server.listning)  # wrong
server.acept()  # wrong
net.cal_later(5, print)  # wrong

net.Socket(high_watermark=5)  # wrong
net.connect(80, "example.org", time_out=5)  # wrong
net.create_server(max_connection=5)  # wrong
net.create_server({"max_connection": 5})  # wrong
server.listen(port=80, adress="0.0.0.0")  # wrong
socket.set_time_out(5000)  # wrong


# ---- events


def nothing() -> None: ...
def on_text(text: str) -> None: ...
def on_bytes(data: bytes) -> None: ...
def on_number(number: int) -> None: ...
def on_socket(socket: net.Socket) -> None: ...
def on_error(error: net.NetError) -> None: ...


socket.on("dta", on_bytes)  # wrong
socket.on("data", nothing)  # wrong
socket.on("data", on_number)  # wrong
socket.on("connect", on_bytes)  # wrong
socket.on("error", on_text)  # wrong
socket.on("error", nothing)  # wrong
socket.on("close", on_error)  # wrong
socket.on("secure", nothing)  # wrong
socket.on("connection", on_socket)  # wrong
socket.on("lookup", on_error)  # wrong
socket.on("data")  # wrong
socket.on("data", print("data"))  # wrong
socket.once("dta", on_bytes)  # wrong
socket.once("end", on_bytes)  # wrong
socket.add_listener("data", on_number)  # wrong
server.on("connect", on_socket)  # wrong
server.on("connection", nothing)  # wrong
server.on("connection", on_bytes)  # wrong
server.on("listening", on_number)  # wrong
server.once("drop", nothing)  # wrong
net.create_server(nothing)  # wrong
net.create_server(on_bytes)  # wrong


# ---- arguments


socket.connect("8000")  # wrong
socket.connect(80, b"example.org")  # wrong
socket.connect(80, "::1", family=5)  # wrong
net.connect("example.org", 80)  # wrong
net.connect(80, "example.org", on_bytes)  # wrong
net.connect(80, "example.org", tls=None)  # wrong
socket.write(5)  # wrong
socket.write(["x"])  # wrong
socket.write(b"x", 5)  # wrong
socket.write("text", 0, 4)  # wrong
socket.write(b"x", nothing)  # wrong
socket.end(5)  # wrong
socket.set_encoding("latin1")  # wrong
socket.set_timeout("5 s")  # wrong
socket.set_timeout(5000, on_bytes)  # wrong
socket.set_onread(b"read only", print)  # wrong
socket.set_onread(bytearray(9), on_bytes)  # wrong
socket.readinto(b"read only")  # wrong
socket.set_option("tll", 5)  # wrong
socket.pipe(print)  # wrong
socket.bytes_read = 0  # wrong
socket.timeout = "5 s"  # wrong
socket.read(5).decode()  # wrong
socket.remote_address.split(".")  # wrong
len(socket.readinto(bytearray(5)))  # wrong
server.listen("8000")  # wrong
server.listen(8000, on_listening=on_number)  # wrong
server.address()["prt"]  # wrong
server.accept().write(b"x")  # wrong
server.max_connections = "5"  # wrong
net.call_later(5)  # wrong
net.call_later("5", nothing)  # wrong
net.call_later(5, on_bytes)  # wrong
net.call_later(5, on_bytes, 5)  # wrong
net.call_later(5, nothing).stop()  # wrong
net.defer(nothing, 5)  # wrong
net.deadline(socket)  # wrong
net.deadline(server, 5000)  # wrong
net.lookup("example.org", on_error)  # wrong
net.on_error("print")  # wrong
net.turn("5")  # wrong
net.capability(80)  # wrong


# ---- styles and options


tls.Context(ca_file="ca.pem")  # wrong
tls.Context(client_auth="ned")  # wrong
tls.upgrade("example.org")  # wrong
net.connect(443, "example.org", tls=True).on("secured", nothing)  # wrong
net.create_server(on_bytes, tls=tls.Context())  # wrong
dns.use(timout=5)  # wrong
dns.use(["1.1.1.1", 53])  # wrong
cbor.decode(b"not a view", 0, 5)  # wrong
datasocket.DataSocket.connect("localhost", "8000")  # wrong
datasocket.DataSocket.connect("localhost", 8000, max_size=5)  # wrong
datasocket.DataSocket.connect("localhost", 8000).on("data", 5)  # wrong
messages.SocketClient(4000, "localhost", send_type="floats")  # wrong
messages.SocketClient(4000).on("message", print)  # wrong
messages.SocketServer(max_mesage=5)  # wrong
messages.SocketServer().on("connection", nothing)  # wrong
msgport.StreamSocket().receive(b"read only", 0, 5)  # wrong
msgport.StreamSocket().set_ttl("5")  # wrong
msgport.wait(0, msgport.StreamSocket())  # wrong
stream.create_tcp(host="localhost", prt=8000)  # wrong
stream.create_tcp(connected=nothing)  # wrong
stream.create_buffer(length="5")  # wrong
stream.decode_number(source=b"bytes", type=stream.TYPE_INT)  # wrong
stream.create_stream(b"bytes", stream.MODE_WRITE)  # wrong
wifi.Wifi()  # wrong
lines.lines(socket, nothing)  # wrong
lines.lines(socket, on_text)  # wrong
lines.lines(socket, on_bytes, longst=5)  # wrong
lines.lines(socket, on_bytes, nothing)  # wrong
lines.exactly(socket, on_bytes)  # wrong
lines.frames(socket, on_bytes, width=5)  # wrong
lines.lines(socket, on_bytes).stpo()  # wrong
reconnecting.Reconnecting(1883, "localhost", outbx=5)  # wrong
reconnecting.Reconnecting(1883).on("connected", nothing)  # wrong
reconnecting.Reconnecting(1883).on("lost", nothing)  # wrong
watch.watch(0, nothing)  # wrong
watch.watch(0, time_out=5)  # wrong
udp.create_socket(on_bytes)  # wrong
udp.create_socket(family=5)  # wrong
udp.create_socket().on("data", print)  # wrong
udp.create_socket().send(b"x", "localhost")  # wrong


async def task() -> None:
    reader, writer = await aio.open_connection("localhost", 8000)
    await reader.readlin()  # wrong
    reader.readline().split()  # wrong
    (await reader.readline()).encode()  # wrong
    writer.write(5)  # wrong
    await aio.start_server(nothing, port=8000)  # wrong
    await aio.open_connection("localhost", "8000")  # wrong
