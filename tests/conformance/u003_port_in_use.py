"""Given a port that another socket has, then error says so and where, once, and close follows;
with shared on both it is no error. Origin: issue 19."""

from net import udp


def test(t):
    here = t.peer.own_host
    first = udp.create_socket().bind(0, here)
    port = first.address()["port"]
    second = udp.create_socket().bind(port, here)
    log = t.log(second, "listening error close")
    told = []
    second.on("error", told.append)
    t.wait(log, "close")
    t.equal(log, [("error", "EADDRINUSE"), "close"])
    error = told[0]
    t.equal((error.syscall, error.address, error.port), ("bind", here, port))
    first.close()
    t.idle(5)
    both = [udp.create_socket(shared=True).bind(port, here) for _ in range(2)]
    log = []
    for sock in both:
        t.log(sock, "listening error", log)
    t.wait(log, "listening", 2)
    t.equal(log, ["listening"] * 2)
