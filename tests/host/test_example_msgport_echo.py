"""examples/msgport_echo.py, the reference's server, serves many clients, on every runtime."""

import threading

import clients
import programs

CLIENTS = 20


def talk(port, number, answers):
    """Rounds of a question and its answer; the server drops what it cannot send at once."""
    with clients.connect(port) as sock, sock.makefile("rb") as stream:
        for i in range(20):
            line = f"client {number} line {i}\n".encode()
            sock.sendall(line)
            answers[number].append(stream.readline() == line)


def test_many_clients(runtime):
    answers = [[] for _ in range(CLIENTS)]
    with programs.Program(runtime, "examples/msgport_echo.py", 0) as program:
        port = program.port()
        threads = [
            threading.Thread(target=talk, args=(port, number, answers), daemon=True)
            for number in range(CLIENTS)
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(clients.PATIENCE)
        for _ in range(CLIENTS):
            program.until("closing connection ")
    assert answers == [[True] * 20] * CLIENTS


def test_client_that_closes_is_dropped(runtime):
    with programs.Program(runtime, "examples/msgport_echo.py", 0) as program:
        assert clients.exchange(program.port(), b"hello") == b"hello"
        number = program.until("accepted new connection ")
        assert program.until("closing connection ") == number


def test_port_in_use_is_told(runtime):
    with programs.Program(runtime, "examples/msgport_echo.py", 0) as program:
        code, printed = programs.run(runtime, "examples/msgport_echo.py", program.port())
    assert code == 1
    assert "Error creating listen socket" in printed
