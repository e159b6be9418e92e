"""A DNS server that answers as each test says, made of dnspython; and programs that ask it."""

import socket
import sys
import threading
import time
from pathlib import Path

import dns.flags
import dns.message
import dns.rrset

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "host"))
import programs  # noqa: E402, F401
import runtimes  # noqa: E402

PAUSE = (
    0.05 if runtimes.BOARD else 0
)  # s; a board keeps but a datagram or two that it has not read


def address(query, *texts, ttl=60, kind="A", name=None):
    """The answer that a name has these addresses."""
    made = dns.message.make_response(query)
    made.answer.append(
        dns.rrset.from_text(name or query.question[0].name, ttl, "IN", kind, *texts)
    )
    return made


class Server:
    """Answers on a free port. `reply(query, n)` gives what to send to the nth question: messages,
    bytes, a list of them, or None for silence. `asked` keeps (name, kind)."""

    def __init__(self, reply):
        self.reply = reply
        self.asked = []
        self.sources = []
        self.sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self.sock.bind((runtimes.HERE, 0))
        self.at = "%s:%d" % self.sock.getsockname()
        self.thread = threading.Thread(target=self._serve, daemon=True)
        self.thread.start()

    def _serve(self):
        while True:
            data, source = self.sock.recvfrom(2048)
            if not data:
                return
            query = dns.message.from_wire(data)
            asked = query.question[0]
            self.asked.append((asked.name.to_text(), asked.rdtype.name))
            self.sources.append((source, query.id))
            replies = self.reply(query, len(self.asked))
            for n, reply in enumerate(replies if isinstance(replies, list) else [replies]):
                time.sleep(PAUSE if n else 0)
                if reply is not None:
                    self.sock.sendto(getattr(reply, "to_wire", lambda r=reply: r)(), source)

    def stop(self):
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as ender:
            ender.sendto(b"", self.sock.getsockname())
        self.thread.join()
        self.sock.close()
