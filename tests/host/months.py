"""Half a year of a board's life on the fake port's clock: a server, a client now and then.

    months.py PERSONALITY DAYS

Every two hours a client connects, gets its line back and then says nothing, until the server's
idle timer sends it away; every five days the network is down for a while. Prints how often what
happened, and on MicroPython the heap in use after a third of the time and at the end.
"""

import gc
import sys

import net_fake

net_fake.use(sys.argv[1])
net_fake.install()

import net

HOUR = 3600000
DAY = 24 * HOUR
days = int(sys.argv[2])
told = {}


def count(what):
    told[what] = told.get(what, 0) + 1


def on_connection(sock):
    def idle():
        count("idle")
        sock.destroy()

    sock.pipe(sock)
    sock.set_timeout(600000, idle)
    sock.on("error", lambda error: count(error.code))
    sock.on("close", lambda: count("gone"))


def visit():
    net.call_later(2 * HOUR, visit)
    started = net_fake.now()
    sock = net.connect(8000, "127.0.0.1")
    sock.on("connect", lambda: sock.write("hello\n"))
    sock.on("data", lambda data: count(str(data, "utf8").strip()))
    sock.on("error", lambda error: count("client " + error.code))

    def closed():
        count("close")
        waited = net_fake.now() - started
        if not 600000 <= waited < 600000 * 9 // 8 + 1000:
            count("at another time")

    sock.on("close", closed)


def outage():
    net.call_later(5 * DAY, outage)
    net.fail_all()
    count("outage")


def report():
    gc.collect()
    if hasattr(gc, "mem_alloc"):
        print("heap", gc.mem_alloc())


def end():
    report()
    net.close_all()
    net.stop()


server = net.create_server(on_connection)
server.listen(8000)
net.call_later(HOUR, visit)
net.call_later(5 * DAY, outage)
for part in (1, 2, 3):
    # No timer reaches further than 6 days: the clock's half period.
    net_fake.after(days * DAY * part // 3, net.wake, end if part == 3 else report)
net.run()
for what in sorted(told):
    print(what, told[what])
