"""PyPI's cbor2 over plain sockets as the other side of DataSockets, on every interpreter."""

import socket
import struct
import threading
from pathlib import Path

import cbor2
import programs
import pytest
import random_values

HERE = Path(__file__).parent
ROLE = "tests/interop/datasocket_role.py"


OLD = cbor2.dumps(65504.0, canonical=True) != b"\xf9\x7b\xff"


@pytest.mark.skipif(OLD, reason="Python 3.9's last cbor2 writes some floats longer")
def test_vectors_are_those_of_cbor2():
    there = (HERE.parent / "cbor2_values.py").read_text(encoding="utf-8")
    assert there == random_values.source(), "run: python tests/interop/random_values.py"


def send(stream, value):
    payload = cbor2.dumps(value)
    stream.write(struct.pack(">I", len(payload)) + payload)
    stream.flush()


def receive(stream):
    """The next value; EOFError at the end."""
    header = stream.read(4)
    if len(header) < 4:
        raise EOFError
    return cbor2.loads(stream.read(*struct.unpack(">I", header)))


def test_cbor2_is_the_client(runtime):
    values = random_values.values(200)
    with programs.Program(runtime, ROLE, "serve") as program:
        sock = socket.create_connection(("127.0.0.1", program.port()), timeout=programs.PATIENCE)
        with sock, sock.makefile("rwb") as stream:
            for value in values:
                send(stream, value)
                assert receive(stream) == value
        assert program.line() == "done"


def echo(listener):
    sock, _ = listener.accept()
    with sock, sock.makefile("rwb") as stream:
        try:
            while True:
                send(stream, receive(stream))
        except EOFError:
            pass


def test_cbor2_is_the_server(runtime):
    with socket.create_server(("127.0.0.1", 0)) as listener:
        listener.settimeout(programs.PATIENCE)
        thread = threading.Thread(target=echo, args=(listener,), daemon=True)
        thread.start()
        port = listener.getsockname()[1]
        assert programs.run(runtime, ROLE, "talk", port) == (0, "equal\n")
        thread.join(programs.PATIENCE)
        assert not thread.is_alive()
