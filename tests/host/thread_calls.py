"""Each call that changes something, made by another thread while the loop runs: prints those that
did not raise RuntimeError with the name of net.wake, and those that have changed something all the
same. Run by test_other_threads.py."""

import threading

import net

HOST = "127.0.0.1"
PATH = "/tmp/net-thread-calls"

CALLS = {
    "net.connect": lambda s: net.connect(1, HOST),
    "net.connect by name": lambda s: net.connect(1, "localhost"),
    "net.connect to a path": lambda s: net.connect(PATH),
    "net.call_later": lambda s: net.call_later(1, print),
    "net.call_every": lambda s: net.call_every(1, print),
    "net.defer": lambda s: net.defer(print),
    "net.lookup": lambda s: net.lookup(HOST, print),
    "net.stop": lambda s: net.stop(),
    "net.run": lambda s: net.run(),
    "net.turn": lambda s: net.turn(),
    "net.close_all": lambda s: net.close_all(),
    "net.fail_all": lambda s: net.fail_all(),
    "timer.cancel": lambda s: timer.cancel(),
    "timer.unref": lambda s: timer.unref(),
    "Server.listen": lambda s: net.create_server().listen(0),
    "Server.listen on a path": lambda s: net.create_server().listen(PATH),
    "Server.close": lambda s: server.close(),
    "Server.close with a callback": lambda s: server.close(print),
    "Server.get_connections": lambda s: server.get_connections(print),
    "Server.accept": lambda s: server.accept(),
    "Server.unref": lambda s: server.unref(),
    "Socket.connect": lambda s: net.Socket().connect(1),
    "Socket.write": lambda s: s.write(b"x"),
    "Socket.write of text": lambda s: s.write("x" * 100, print),
    "Socket.write of a part": lambda s: s.write(b"abc", 1, 1),
    "Socket.try_write": lambda s: s.try_write(b"x"),
    "Socket.cork": lambda s: s.cork(),
    "Socket.end": lambda s: s.end(),
    "Socket.end of data": lambda s: s.end("x", print),
    "Socket.end with a callback": lambda s: s.end(print),
    "Socket.end without a connection": lambda s: net.Socket().end(),
    "Socket.destroy": lambda s: s.destroy(),
    "Socket.destroy with an error": lambda s: s.destroy(ValueError()),
    "Socket.destroy_soon": lambda s: s.destroy_soon(),
    "Socket.reset_and_destroy": lambda s: s.reset_and_destroy(),
    "Socket.set_timeout": lambda s: s.set_timeout(5),
    "Socket.timeout": lambda s: setattr(s, "timeout", 5),
    "Socket.pause": lambda s: s.pause(),
    "Socket.set_onread": lambda s: s.set_onread(bytearray(5), print),
    "Socket.read": lambda s: s.read(),
    "Socket.readinto": lambda s: s.readinto(bytearray(5)),
    "Socket.set_encoding": lambda s: s.set_encoding(),
    "Socket.pipe": lambda s: s.pipe(net.Socket()),
    "Socket.unpipe": lambda s: s.unpipe(),
    "Socket.ref": lambda s: s.ref(),
    "Socket.unref": lambda s: s.unref(),
}


def state(sock):
    """What could have changed."""
    loop = net._loop
    return (
        {name: value for name, value in vars(sock).items() if name != "_ahead"},
        sock.buffer_size,
        server.listening,
        timer.fn,
        (loop.open, loop.live, len(loop.handles), len(loop.timers)),
    )


def in_thread():
    for name, call in CALLS.items():
        for sock in (flowing, full):
            before = state(sock)
            try:
                call(sock)
                print(name, "raised nothing")
            except RuntimeError as error:
                if "net.wake" not in str(error):
                    print(name, error)
            if state(sock) != before:
                print(name, "has changed something")
    net.wake(timer.cancel)
    net.wake(net.close_all)


def begin():
    flowing.resume()
    full.resume()
    while full.write(bytes(65536)):
        pass
    net.call_later(100, threading.Thread(target=in_thread).start)


server = net.create_server().listen(0, HOST)
flowing = net.connect(server.address()["port"], HOST)
full = net.connect(server.address()["port"], HOST, begin)
timer = net.call_later(60000, print)
net.run()
print("over", flowing.error, full.error)
