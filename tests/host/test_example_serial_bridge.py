"""examples/serial_bridge.py between TCP and a real pseudo terminal, on every runtime."""

import os
import select
import socket
import threading
import time

import clients
import programs

DATA = bytes(range(256)) * 800


def read(fd, n):
    parts = b""
    while len(parts) < n:
        parts += os.read(fd, n - len(parts))
    return parts


def wait_until_taken(path):
    """Until the bridge has read all that came: what comes with a client is the client's."""
    near = os.open(path, os.O_RDONLY | os.O_NOCTTY)
    try:
        end = time.monotonic() + programs.PATIENCE
        while select.select([near], [], [], 0)[0]:
            assert time.monotonic() < end, "nobody reads the line"
            time.sleep(0.01)
    finally:
        os.close(near)


def receive(sock, n):
    parts = b""
    while len(parts) < n:
        part = sock.recv(n - len(parts))
        assert part, "ended early"
        parts += part
    return parts


def test_both_ways_and_one_client_after_the_other(runtime, terminal):
    device, path = terminal
    with programs.Program(runtime, "examples/serial_bridge.py", path, 0) as program:
        port = program.port()
        for _ in range(2):
            with clients.connect(port) as sock:
                sock.sendall(b"AT\r\n")
                assert read(device, 4) == b"AT\r\n"
                os.write(device, b"OK\r\n")
                assert receive(sock, 4) == b"OK\r\n"
                with clients.connect(port) as other:
                    assert clients.read_all(other) == b"busy\n"
                sock.shutdown(socket.SHUT_WR)
                assert clients.read_all(sock) == b""
            os.write(device, b"nobody listens")
            wait_until_taken(path)


def test_a_slow_line_holds_the_client_back(runtime, terminal):
    device, path = terminal
    with programs.Program(runtime, "examples/serial_bridge.py", path, 0) as program:
        with clients.connect(program.port()) as sock:
            sender = threading.Thread(target=sock.sendall, args=(DATA,))
            sender.start()
            got = b""
            while len(got) < len(DATA):
                got += os.read(device, 700)
            sender.join(programs.PATIENCE)
            assert got == DATA
            writer = threading.Thread(target=lambda: [os.write(device, DATA[:1000])] * 20)
            writer.start()
            assert receive(sock, 1000) == DATA[:1000]
            writer.join(programs.PATIENCE)


def test_a_line_that_is_gone_ends_it(runtime, terminal):
    device, path = terminal
    with programs.Program(runtime, "examples/serial_bridge.py", path, 0) as program:
        with clients.connect(program.port()) as sock:
            sock.sendall(b"x")
            read(device, 1)
            os.close(device)
            assert program.until("the line is gone") == ""
            assert program.process.wait(programs.PATIENCE) == 0


def test_without_a_line(runtime):
    code, printed = programs.run(runtime, "examples/serial_bridge.py", "/no/such/line")
    assert code == 2 and "usage:" in printed and "Traceback" not in printed
