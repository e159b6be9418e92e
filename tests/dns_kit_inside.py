"""A DNS server in the program that asks it: a socket of net.udp. MicroPython subset."""

import net
from net import dns, udp

A, AAAA = 1, 28


class Server:
    """reply(question, n) gives what to send to the nth question, from 1 on: bytes, a list of
    them, or None for silence. `asked`: (name, kind) of each."""

    def __init__(self, t, reply):
        self._reply = reply
        self.asked = []
        self._socket = udp.create_socket(self._question).bind(0, "127.0.0.1")
        t.until(self._socket.address, "bound")
        self.at = ("127.0.0.1", self._socket.address()["port"])

    def _question(self, data, sender):
        at, labels = 12, []
        while data[at]:
            labels.append(data[at + 1 : at + 1 + data[at]].decode())
            at += 1 + data[at]
        self.asked.append((".".join(labels), data[at + 1] << 8 | data[at + 2]))
        replies = self._reply(data, len(self.asked))
        for reply in replies if isinstance(replies, list) else [replies]:
            if reply is not None:
                self._socket.send(reply, sender)


def answer(question, *addresses, ttl=60, code=0, flags=0x81):
    """The answer that a name has these addresses, bytes each."""
    made = question[:2] + bytes((flags, 0x80 | code, 0, 1, 0, len(addresses), 0, 0, 0, 0))
    made += question[12:]
    for data in addresses:
        kind = A if len(data) == 4 else AAAA
        made += bytes((0xC0, 12, 0, kind, 0, 1, 0, 0, ttl >> 8, ttl & 255, 0, len(data))) + data
    return made


def begin(t, reply, **options):
    """A Server, and lookups that ask it."""
    server = Server(t, reply)
    dns.use([server.at], **options)
    return server


def look_up(t, name, family=0):
    """What net.lookup tells: an address, or the error's code."""
    told = []

    def done(error, text, family):
        told.append(error.code if error else text)

    net.lookup(name, done, family)
    t.equal(told, [], "told inside the call")
    t.until(lambda: told, name)
    return told[0]
