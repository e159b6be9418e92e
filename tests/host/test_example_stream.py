"""examples/stream_collector.py and examples/stream_report.py, with each other and with plain
sockets, on every runtime."""

import contextlib
import socket
import struct
import threading

import clients
import programs

REPORT = struct.pack(">hhihi", 2, 7, 1000, -1, -58)


def report(runtime, port, *readings):
    return programs.run(runtime, "examples/stream_report.py", "127.0.0.1", port, *readings)


@contextlib.contextmanager
def listener(answer):
    """A listener whose one connection gets this answer and an end; (port, [what it sent])."""
    got = []
    server = socket.create_server(("127.0.0.1", 0))
    server.settimeout(clients.PATIENCE)

    def serve():
        sock, _ = server.accept()
        with sock:
            got.append(sock.recv(1024))
            sock.sendall(answer)

    thread = threading.Thread(target=serve, daemon=True)
    thread.start()
    try:
        yield server.getsockname()[1], got
    finally:
        thread.join(clients.PATIENCE)
        server.close()


def test_both(runtime):
    with programs.Program(runtime, "examples/stream_collector.py", 0) as collector:
        port = collector.port()
        code, printed = report(runtime, port, "3=21", "4=-7", "70000=1")
        assert (code, printed.splitlines()) == (0, ["sent 20 bytes", "total 15"])
        assert [collector.line() for _ in range(3)] == [
            "sensor 3 value 21",
            "sensor 4 value -7",
            "sensor 4464 value 1",
        ]


def test_collector_takes_pieces_and_many_clients(runtime):
    with programs.Program(runtime, "examples/stream_collector.py", 0) as collector:
        port = collector.port()
        socks = [clients.connect(port) for _ in range(5)]
        for at in range(len(REPORT)):
            for sock in socks:
                sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
                sock.sendall(REPORT[at : at + 1])
        for sock in socks:
            assert clients.read_all(sock) == struct.pack(">q", 942)
            sock.close()
        with clients.connect(port) as sock:
            sock.sendall(REPORT[:5])
        assert collector.until("no report: ") == "incomplete"
        with clients.connect(port) as sock:
            sock.sendall(struct.pack(">h", -1))
            assert clients.read_all(sock) == b""


def test_report_tells_of_a_hang_up(runtime):
    with listener(b"half") as (port, got):
        code, printed = report(runtime, port, "7=1000", "-1=-58")
    assert (code, printed.splitlines()) == (1, ["sent 14 bytes", "the collector hung up"])
    assert got == [REPORT]


def test_refused_is_told(runtime):
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
    assert report(runtime, port, "1=1") == (1, "failed: ECONNREFUSED\n")
