"""Given net.datasocket and values that need no memory, when 10,000 come under a locked heap, then
each is told; of others nothing is left but the value, and a view for each text in it."""

import gc

import kit

import net
from net.cbor.decoder import Limits, item
from net.datasocket import DataSocket

CLAIMS = ("datasocket.frames.Frames.received",)
VIEW = (
    112  # bytes of a memoryview and its slice, 64-bit words; half of it is as many as 32-bit ones
)
TIMES = 100
LIMITS = Limits(16, None, 100)


def test(t):
    for wire, value in ((b"\x05", 5), (b"\x38\xff", -256), (b"\xf5", True), (b"\xf6", None)):
        receive(t, b"\x00\x00\x00" + bytes((len(wire),)) + wire, value)
    for wire, make, texts in (
        (b"\x84\x01\x02\x03\x04", lambda: [1, 2, 3, 4], 0),
        (b"\x82\x81\x81\x01\xa1\x01\x02", lambda: [[[1]], pair(1, 2)], 0),
        (b"\xa1\x64test\x01", lambda: pair("test", 1), 1),
    ):
        view = memoryview(wire)
        t.equal(item(view, 0, len(view), LIMITS), make())
        own = cost(make)
        got = cost(lambda view=view: item(view, 0, len(view), LIMITS))
        t.check(got <= own + texts * VIEW, "%d bytes for %r of %d" % (got, make(), own))


def pair(key, value):
    """A dict that has grown, as a decoded one; the literal is made in its final size."""
    made = {}
    made[key] = value
    return made


def cost(function):
    """Bytes that a call takes from the heap."""
    function()
    gc.collect()
    gc.disable()
    before = gc.mem_alloc()
    for _ in range(TIMES):
        function()
    used = gc.mem_alloc() - before
    gc.enable()
    return used // TIMES


def receive(t, wire, value):
    count = kit.Locked(t)

    def on_data(got):
        if got == value:
            count.one()
            if not count.through:
                peer.write(wire)

    def acceptor(sock):
        sock.on("data", on_data)
        return True

    server = DataSocket.listen(acceptor, "127.0.0.1", 0)
    peer = net.connect(server.local_port, "127.0.0.1", lambda: peer.write(wire))
    count.run()
    server.close()
    peer.destroy()
