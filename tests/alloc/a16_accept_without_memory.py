"""Given a client that waits, when there is no memory for its connection, then accept() leaves it
in the queue of the system, where it waits on: nobody is lost, and no descriptor."""

import micropython

import net
from net._port import port

CLAIMS = ()


def test(t):
    server = net.create_server(manual_accept=True).listen(0, "127.0.0.1")
    while not server.listening:
        net.turn(0)
    client = net.connect(server.address()["port"], "127.0.0.1")
    net.turn(0)
    accept, sock = port.accept, server._sys
    lost = None
    micropython.heap_lock()
    try:
        accept(sock)
    except MemoryError as error:
        lost = error
    finally:
        micropython.heap_unlock()
    t.check(lost is not None, "it had no memory")
    pair = accept(sock)
    t.check(pair is not None, "the client waits still")
    port.close(pair[0])
    client.destroy()
    server.close()
    net.run()
