"""Given a closed socket, when its methods and properties are used, then there is no exception.
Origin: test-net-after-close."""


def test(t):
    sock, _ = t.client()
    log = t.log(sock, "close")
    sock.destroy()
    t.wait(log, "close")
    sock.set_keep_alive(True, 1000)
    sock.set_no_delay()
    t.check(sock.pause() is sock, "pause")
    t.check(sock.resume() is sock, "resume")
    t.check(sock.end() is sock, "end")
    t.equal(sock.address(), {}, "address()")
    t.equal(sock.remote_address, None, "remote_address")
    t.equal(sock.remote_port, None, "remote_port")
    t.equal((sock.readable, sock.writable), (False, False), "readable, writable")
    t.idle()
    t.equal(log, ["close"])
