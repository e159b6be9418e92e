"""The plain Python on the styles' pages talks to this library, and what a page defines works."""

import re
import subprocess
import sys

import markdown
import programs
import pytest
import runtimes
from free_port import free_port
from test_docs_exchange import blocks, until_it_listens

ECHO = """
import sys
from net import messages
import net

server = messages.SocketServer(
    port=int(sys.argv[1]), raw_bytes=False, receive_type="float", send_type="float"
)
server.on("connection", lambda sock: sock.on("data", sock.send))
server.start()
net.run()
"""
FILES = """
import net, sys
from net import stream

folder = sys.argv[1]
content = bytes(range(256)) * 20
got = []

def connection(sock):
    if got:
        return sock.on("data", heard)
    got.append(b"")
    sock.end(content)

def heard(data):
    got[0] += data
    if len(got[0]) == len(content):
        print("sent", got[0] == content)
        net.close_all()

def saved():
    with open(folder + "/saved", "rb") as file:
        found = file.read()
    if len(found) == len(content):
        timer.cancel()
        print("saved", found == content)
        connect(lambda e: send(folder + "/saved", e.socket))

def connect(connected):
    stream.create_tcp(host="127.0.0.1", port=port, connected=connected).connect()

server = net.create_server(connection).listen(0, "127.0.0.1")
while not server.listening:
    net.turn(10)
port = server.address()["port"]
connect(lambda e: save(folder + "/saved", e.socket))
open(folder + "/saved", "wb").close()
timer = net.call_every(5, saved)
net.run()
"""


@pytest.fixture
def port():
    return free_port()


def plain(page, port):
    """The indented program of a page, for a server at this port of this machine."""
    text = (runtimes.ROOT / "docs" / page).read_text(encoding="utf-8")
    (found,) = re.findall(r"\n\n((?:    .*\n)*    import .*\n(?:    .*\n)*)\n", text)
    program = "\n".join(line[4:] for line in found.splitlines())
    return markdown.on_port(program.replace("192.168.4.1", "127.0.0.1"), port)


def answer(program):
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, timeout=60, check=False
    )
    assert not done.stderr
    return done.stdout


def test_datasocket(runtime, tmp_path, port):
    pytest.importorskip("cbor2")
    (server,) = (text for text in blocks("datasocket", port) if "listen(" in text)
    file = tmp_path / "server.py"
    file.write_text(server)
    with programs.Program(runtime, file):
        until_it_listens(port)
        assert answer(plain("datasocket.md", port)) == "{'you sent': {'test': 1}}\n"


def test_messages(runtime, tmp_path, port):
    file = tmp_path / "server.py"
    file.write_text(ECHO)
    with programs.Program(runtime, file, str(port)):
        until_it_listens(port)
        assert answer(plain("messages.md", port)) == "(1.0, 20.5)\n"


def test_files_of_streams(runtime, tmp_path, port):
    (defined,) = (text for text in blocks("stream", port) if "def save(" in text)
    file = tmp_path / "files.py"
    file.write_text(defined + FILES)
    code, printed = programs.run(runtime, file, str(tmp_path))
    assert (code, printed) == (0, "saved True\nsent True\n")
