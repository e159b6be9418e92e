"""The server written with net, on either runtime. Part of bench; knows nothing of the rest of it.

    net_server.py PORT TASK STYLE

TASK: fanout, or echo; bulk and others differ from echo in the size of the buffer. STYLE: onread,
data, readable, pipe. Prints "ready" when it listens, and serves until it is killed.
"""

import gc
import sys

import net

# Bytes of a receive buffer. Each connection has its own: what a write did not send at once stays
# in it until `drain`.
SIZES = {"bulk": 16384, "kilobyte": 1024, "small": 512}
size = 256


# ---- echo, in the four ways of reading. A write that returns False waits for `drain`.


def echo_onread(socket):
    socket.on("drain", socket.resume)
    socket.set_onread(bytearray(size), give_back)


def give_back(n, buf, socket):
    return socket.write(buf, 0, n)  # False pauses


def echo_data(socket):
    def on_data(data):
        if not socket.write(data):
            socket.pause()

    socket.on("drain", socket.resume)
    socket.on("data", on_data)


def echo_readable(socket):
    buf = bytearray(size)
    socket.target = False  # something waits

    def on_readable():
        if not socket.target:
            n = socket.readinto(buf)
            if n and not socket.write(buf, 0, n):
                socket.target = True

    def on_drain():
        socket.target = False
        on_readable()

    socket.on("drain", on_drain)
    socket.on("readable", on_readable)


def echo_pipe(socket):
    socket.pipe(socket)


# ---- fan-out: what one sends, all get

everybody = []


def fanout(socket):
    everybody.append(socket)
    socket.on("close", lambda: everybody.remove(socket))
    socket.set_onread(bytearray(size), give_all)


def give_all(n, buf, socket):
    for one in everybody:
        one.write(buf, 0, n)


def fanout_data(socket):
    everybody.append(socket)
    socket.on("close", lambda: everybody.remove(socket))
    socket.on("data", give_all_data)


def give_all_data(data):
    for one in everybody:
        one.write(data)


TASKS = {
    "echo": {
        "onread": echo_onread,
        "data": echo_data,
        "readable": echo_readable,
        "pipe": echo_pipe,
    },
    "fanout": {"onread": fanout, "data": fanout_data},
}


def ready():
    # As after some time of running: what compiling has left makes MicroPython's allocator search.
    gc.collect()
    print("ready")


def main(port, task, style):
    global size
    size = SIZES.get(task, size)
    on_connection = TASKS["fanout" if task == "fanout" else "echo"][style]

    def ignore(error):
        pass  # a client of a benchmark may go as it likes

    def on_client(socket):
        socket.on("error", ignore)
        on_connection(socket)

    server = net.create_server(on_client, no_delay=True)
    server.listen(port, "127.0.0.1", 511, ready)
    net.run()


if __name__ == "__main__":
    main(int(sys.argv[1]), sys.argv[2], sys.argv[3])
