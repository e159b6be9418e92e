"""Given net.messages and integers, framed or raw, when 10,000 come under a locked heap, then each
is emitted."""

import kit
import messages_kit

import net

CLAIMS = (
    "messages.numbers.Numbers.decode",
    "messages.frames.Frames.received",
    "messages.elements.Elements.received",
)


def test(t):
    for options, wire, value in (
        ({"raw_bytes": False, "receive_type": "int"}, b"\x04\x3f\xff\xff\xff", 0x3FFFFFFF),
        ({"raw_bytes": False, "receive_type": "short"}, b"\x02\x80\x01", -32767),
        ({"receive_type": "byte"}, b"\xfe", -2),
        ({"receive_type": "unsignedshort"}, b"\xff\xfe", 65534),
    ):
        receive(t, options, wire, value)


def receive(t, options, wire, value):
    count = kit.Locked(t)

    def on_data(got):
        if got == value:
            count.one()
            peer.write(wire)

    server, port = messages_kit.server(t, **options)
    server.on("connection", lambda sock: sock.on("data", on_data))
    peer = net.connect(port, "127.0.0.1", lambda: peer.write(wire))
    count.run()
    server.stop()
    peer.destroy()
