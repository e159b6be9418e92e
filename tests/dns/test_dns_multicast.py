"""Names in .local: everybody on the network is asked, and whoever answers is heard."""

import socket
import threading

import dns.message
import pytest
import runtimes
from dns_kit import address
from test_dns_askers import run

PROGRAM = """
import sys
import net
from net import dns
from net.dns import query

host, number = sys.argv[1].split(":")
query._datagram.MDNS = (host, int(number))
dns.use(["203.0.113.1"], timeout=2000, tries=2)


def told(error, text, family):
    print(error.code if error else text)
    net.stop()


net.lookup("printer.local", told)
net.run()
"""


@pytest.fixture
def printer():
    """Hears the question at one address and answers from another; `asked` are the names."""
    ear, mouth = (socket.socket(socket.AF_INET, socket.SOCK_DGRAM) for _ in range(2))
    for sock in (ear, mouth):
        sock.bind((runtimes.HERE, 0))

    class Printer:
        at = "%s:%d" % ear.getsockname()
        asked = []
        deaf = False

    def serve():
        while True:
            data, source = ear.recvfrom(2048)
            if not data:
                return
            query = dns.message.from_wire(data)
            Printer.asked.append(query.question[0].name.to_text())
            if not Printer.deaf:
                answer = bytearray(address(query, "10.0.0.9").to_wire())
                answer[-12] |= 0x80  # the class, as responders mark what nobody else has
                mouth.sendto(answer, source)

    thread = threading.Thread(target=serve, daemon=True)
    thread.start()
    yield Printer
    mouth.sendto(b"", ear.getsockname())
    thread.join()
    ear.close()
    mouth.close()


def test_the_answer_of_whoever_has_the_name(printer, runtime):
    assert run(runtime, PROGRAM, printer.at) == ["10.0.0.9"]
    assert printer.asked == ["printer.local."]


def test_nobody_has_it(printer, runtime):
    printer.deaf = True
    assert run(runtime, PROGRAM, printer.at) == ["EAI_AGAIN"]
    assert printer.asked == ["printer.local."] * 2, "and no server was asked"
