"""Half a year of a board's life on the fake port's clock: a server, a client now and then.

    months.py PERSONALITY DAYS

A client connects, gets a page of 5,000 bytes and then says nothing, until the server's idle timer
sends it away: every two hours for a week, then after gaps of 5, 7, 10 and 13 days, and so on. The
clock's half period is 6.2 days. Every five days the network is down for a while. Prints how often
what happened, and on MicroPython the heap in use at three times.
"""

import gc
import sys

import net_fake

net_fake.use(sys.argv[1])
net_fake.install()
net_fake.guard_writes(sys.argv[1] == "rp2")

import net

HOUR = 3600000
DAY = 24 * HOUR
GAPS = [2 * HOUR] * 84 + [5 * DAY, 7 * DAY, 10 * DAY, 13 * DAY]
PAGE = 5000
days = int(sys.argv[2])
heap = [1 << 29, 0]
told = {}


def count(what):
    told[what] = told.get(what, 0) + 1


def on_connection(sock):
    def idle():
        count("idle")
        sock.destroy()

    sock.on("data", lambda data: sock.write(bytes(PAGE)))
    sock.set_timeout(600000, idle)
    sock.on("error", lambda error: count(error.code))
    sock.on("close", lambda: count("gone"))


visits = [0]


def visit():
    net_fake.after(GAPS[visits[0] % len(GAPS)], net.wake, visit)
    visits[0] += 1
    started = net_fake.now()
    sock = net.connect(8000, "127.0.0.1")
    sock.on("connect", lambda: sock.write("page?"))
    got = [0]

    def data(data):
        got[0] += len(data)
        if got[0] == PAGE:
            count("page")

    sock.on("data", data)
    sock.on("error", lambda error: count("client " + error.code))

    def closed():
        count("close")
        waited = net_fake.now() - started
        if not 600000 <= waited < 600000 * 9 // 8 + 1000:
            count("at another time")

    sock.on("close", closed)


def outage():
    net_fake.after(5 * DAY, net.wake, outage)
    net.fail_all()
    count("outage")


def look():
    """The least of twelve looks, an hour apart: what only a stale word on the stack holds differs
    from look to look."""
    if not hasattr(gc, "mem_alloc"):
        return
    gc.collect()
    heap[0] = min(heap[0], gc.mem_alloc())
    heap[1] += 1
    if heap[1] < 12:
        net_fake.after(HOUR, net.wake, look)
        return
    print("heap", heap[0])
    heap[:] = (1 << 29, 0)


def end():
    net.close_all()
    net.stop()


server = net.create_server(on_connection)
server.listen(8000)
# Not timers of net: its reach is the clock's half period.
net_fake.after(HOUR, net.wake, visit)
net_fake.after(5 * DAY, net.wake, outage)
for part in (1, 2, 3):
    net_fake.after(days * DAY * part // 4, net.wake, look)
net_fake.after(days * DAY, net.wake, end)
net.run()
told["visits"] = visits[0]
for what in sorted(told):
    print(what, told[what])
