"""A week without a network on the fake port's clock, for a Reconnecting with an outbox.

    outage.py PERSONALITY DAYS

Prints the timers and sockets that there are and, on MicroPython, the heap in use at three times;
then how it comes back, and what the server gets.
"""

import gc
import sys

import net_fake

net_fake.use(sys.argv[1])
net_fake.install()

import net
from net.loop import loop
from net.reconnecting import Reconnecting

DAY = 24 * 3600000
days = int(sys.argv[2])
told = {"failed": 0, "offline": 0, "online": 0, "lost": 0}
got = []


def counts(name):
    def heard(*args):
        told[name] += 1

    return heard


def measure():
    net_fake.after(3600000, net.wake, measure)
    if not client.online:
        client.write("%20d" % net_fake.now())


def report():
    gc.collect()
    print("timers", len(loop.timers))
    print("sockets", len(net_fake.open_sockets()))
    if hasattr(gc, "mem_alloc"):
        print("heap", gc.mem_alloc())


def back():
    serving = net_fake.peer_listen(8000)

    def event(_):
        end = serving.accept()
        if end:
            end.sock.on_event = lambda _: got.append(end.recv() or b"")
            got.append(end.recv() or b"")

    serving.sock.on_event = event
    net_fake.after(180000, net.wake, over)


def over():
    client.stop()
    net.stop()


client = Reconnecting(8000, "broker.example", outbox=5 * 36)
for name in told:
    client.on(name, counts(name))
net_fake.hosts("broker.example", "192.0.2.7")
net_fake.route("192.0.2.7", "unreachable", 3000)
net_fake.after(DAY // 2, net.wake, measure)
for part in (1, 2, 3):
    net_fake.after(days * DAY * part // 4, net.wake, report)
# Where it is has changed as well.
net_fake.after(days * DAY - 1000, net_fake.hosts, "broker.example", "127.0.0.1")
net_fake.after(days * DAY, net.wake, back)
net.run()
for name in sorted(told):
    print(name, told[name])
print("got", len(b"".join(got)))
