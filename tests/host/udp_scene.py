"""net.udp on the fake port's network when calls of the system fail. Prints what is told.

udp_scene.py SCENE
"""

import sys

import net_fake

net_fake.use("rp2")
net_fake.install()

import net
from net import udp

scene = sys.argv[1]


def turns(n):
    for _ in range(n):
        net.turn(1)


there = ("127.0.0.1", 5005)
server = udp.create_socket(lambda data, sender: print("message", data)).bind(5005)
server.on("error", lambda error: print("error", error.syscall, error.code))
server.on("close", lambda: print("close"))
net.turn(0)
client = udp.create_socket()
client.on("error", lambda error: print("client error", error.syscall, error.code))
client.on("close", lambda: print("client close"))

if scene == "no socket":
    net_fake.fail_next("udp.open", 12, 1)
    print("sent", client.send(b"x", there))
    net.turn(1)
    print("sent", client.send(b"y", there))
elif scene == "not registered":
    net_fake.fail_next("register", MemoryError("ordered"), 1)
    client.bind(5006)
    net.turn(1)
    print(client.address())
elif scene == "no room":
    client.bind(5006)
    for number in (11, 12, 105):
        net_fake.fail_next("udp.send", number, 1)
        print("sent", client.send(b"x", there))
    net_fake.fail_next("udp.send", 101, 1)
    print("sent", client.send(b"x", there))
    print("sent", client.send(b"y", there))
elif scene == "a failed read":
    net_fake.fail_next("udp.receive", 111, 1)
    client.send(b"x", there)
elif scene == "failed reads":
    for _ in range(3):
        net_fake.fail_next("udp.receive", 111, 15)
        client.send(b"x", there)
        turns(17)
    net_fake.fail_next("udp.receive", 111, 16)
    client.send(b"x", there)
turns(20)
print("bound", bool(server.address()), bool(client.address()))
net.close_all()
