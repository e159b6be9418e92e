"""examples/messages_sensor.py sends typed readings, and survives its server's restart."""

import socket
import struct

import programs


def listen(port=0):
    listener = socket.create_server(("127.0.0.1", port))
    listener.settimeout(programs.PATIENCE)
    return listener


def accept(listener):
    conn, _ = listener.accept()
    conn.settimeout(programs.PATIENCE)
    return conn


def reading(conn):
    """The next message, by the bytes: its length, two floats."""
    data = conn.recv(9, socket.MSG_WAITALL)
    assert data[0] == 8 and len(data) == 9
    return struct.unpack(">2f", data[1:])


def answer(conn, number):
    conn.sendall(b"\x04" + struct.pack(">f", number))


def test_survives_a_restart_of_the_server(runtime):
    with listen() as listener:
        port = listener.getsockname()[1]
        with programs.Program(
            runtime, "examples/messages_sensor.py", "127.0.0.1", port, 3
        ) as sensor:
            with accept(listener) as conn:
                assert sensor.line() == "connected"
                assert reading(conn) == (1, 20.25)
                answer(conn, 20.25)
                assert sensor.line() == "mean 20.25"
                assert reading(conn) == (2, 20.5)
                listener.close()
            # Refused meanwhile, it tries again.
            with listen(port) as again, accept(again) as conn:
                assert sensor.until("connected") == ""
                number, value = reading(conn)
                assert number >= 3 and value == 20 + number % 8 / 4
                assert reading(conn)[0] == number + 1, "in order, what waited first"
                answer(conn, 1.5)
                answer(conn, 2.5)
                assert sensor.until("mean ") == "1.5"
                assert sensor.until("mean ") == "2.5"
                while conn.recv(100):
                    pass  # to its end
            assert sensor.process.wait(programs.PATIENCE) == 0
