"""examples/modbus_server.py, asked by pymodbus, on every runtime."""

import struct

import clients
import peers_real
import programs
import pytest


@pytest.fixture
def modbus(runtime):
    peers_real.package("pymodbus")
    from pymodbus.client import ModbusTcpClient

    with programs.Program(runtime, "examples/modbus_server.py", 0) as program:
        port = program.port()
        client = ModbusTcpClient("127.0.0.1", port=port, timeout=programs.PATIENCE)
        assert client.connect()
        yield client, port
        client.close()


def test_registers_are_written_and_read(modbus):
    client, _ = modbus
    assert client.read_holding_registers(0, count=2).registers == [1, 0]
    assert not client.write_register(5, 0xABCD).isError()
    assert not client.write_registers(10, list(range(50))).isError()
    assert client.read_holding_registers(5, count=1).registers == [0xABCD]
    assert client.read_holding_registers(10, count=50).registers == list(range(50))
    assert client.read_holding_registers(0, count=1).registers == [6]


def test_what_there_is_not_is_told(modbus):
    client, _ = modbus
    assert client.read_holding_registers(99, count=2).exception_code == 2
    assert client.write_register(100, 1).exception_code == 2
    assert client.read_coils(0, count=1).exception_code == 1
    assert client.read_holding_registers(0, count=1).registers == [4], "it goes on"


def test_two_clients_and_requests_in_pieces(modbus):
    client, port = modbus
    with clients.connect(port) as sock:
        request = struct.pack(">HHHBBHH", 7, 0, 6, 1, 6, 20, 4711)
        for i in range(len(request)):
            sock.sendall(request[i : i + 1])
        assert sock.recv(100) == request
        sock.sendall(struct.pack(">HHHBBHHB", 8, 0, 7, 1, 16, 0, 3, 6))  # values that are missing
        assert sock.recv(100) == struct.pack(">HHHBBB", 8, 0, 3, 1, 0x90, 3)
    assert client.read_holding_registers(20, count=1).registers == [4711]


def test_what_is_no_modbus_is_let_go(modbus):
    client, port = modbus
    with clients.connect(port) as sock:
        sock.sendall(b"GET / HTTP/1.1\r\n\r\n")
        try:
            assert clients.read_all(sock) == b""
        except ConnectionResetError:
            pass
    assert not client.read_holding_registers(0, count=1).isError()
