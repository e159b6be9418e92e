"""Given the module, when connect and create_connection are used in each of the forms that name a
host, then they behave alike. Origin: doc."""

import net


def test(t):
    serving = t.peer.serve()
    made = 0
    port, host = serving.port, serving.host
    for function in (net.connect, net.create_connection):
        for form in ((port, host), (port, host, nothing), ({"port": port, "host": host},)):
            sock = function(*form)
            log = t.log(sock, "connect close")
            t.wait(log, "connect")
            made += 1
            t.until(lambda: len(serving.accepted) == made, "the server's side")
            sock.destroy()
            t.wait(log, "close")
            serving.accepted[-1].close()
    t.equal(len(serving.accepted), 6, "connections")


def nothing():
    pass
