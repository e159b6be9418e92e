"""Given the module, when connect and create_connection are used in all four argument forms, then
they behave alike. Origin: doc."""

import net


def test(t):
    serving = t.peer.serve()
    port, host = serving.port, serving.host
    for function in (net.connect, net.create_connection):
        for form in ((port,), (port, host), (port, host, print_nothing), ({"port": port},)):
            sock = function(*form)
            log = t.log(sock, "connect close")
            t.wait(log, "connect")
            sock.destroy()
            t.wait(log, "close")
    t.until(lambda: len(serving.accepted) == 8, "eight connections")


def print_nothing():
    pass
