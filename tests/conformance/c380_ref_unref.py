"""Given servers, sockets and timers after unref(), when nothing else is open, then run() returns
and they live on; ref() undoes it. Origin: Node (unref, ref)."""

import net

needs = "loopback"


def test(t):
    accepted = []
    server = t.listen(None, accepted.append)
    sock = net.Socket()
    t.check(sock.unref() is sock, "unref returns the socket")
    sock.connect(t.port(server), "127.0.0.1")
    t.check(server.unref() is server, "and the server")
    t.until(lambda: accepted, "a socket that was unref'd before it connects")
    conn = accepted[0].unref()
    net.run()
    log = t.log(sock, "data close")
    conn.write("still there")
    t.wait(log, "data")
    t.equal(net.turn(0), False, "nothing keeps run() going")

    timer = net.call_later(60000, t.fail, "a minute")
    t.equal(net.turn(0), True, "a timer does")
    t.check(timer.unref() is timer, "unref returns the timer")
    t.equal(net.turn(0), False, "no more")
    timer.unref().ref().ref()
    t.equal(net.turn(0), True, "again")
    timer.cancel()
    timer.ref().unref()
    for one in (sock, server):
        t.equal(net.turn(0), False, "the others do not")
        one.ref().ref()
        t.equal(net.turn(0), True, "a socket or a server")
        one.unref()
    t.equal(net.turn(0), False, "once ref'd is once unref'd")
    sock.set_timeout(60000)
    t.equal(net.turn(0), False, "nor does its timeout")

    sock.ref()
    server.ref().close()
    sock.destroy()
    conn.destroy()
    t.wait(log, "close")
    net.run()
    t.equal(net.turn(0), False, "each has left what it counted")
