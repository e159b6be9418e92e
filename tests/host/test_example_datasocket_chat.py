"""examples/datasocket_chat.py between MicroPython and CPython, each way round."""

import programs
import runtimes

CHAT = "examples/datasocket_chat.py"
CALLER = ["board: That makes 1 messages.", "board: That makes 3 messages.", "over"]


def chat(waiting, calling):
    with programs.Program(waiting, CHAT, "board", 0) as board:
        port = board.port()
        words = ("127.0.0.1", port, "Hello", "Gr\u00fc\u00dfe")
        code, printed = programs.run(calling, CHAT, "pi", *words)
        assert (code, printed.splitlines()) == (0, CALLER)
        assert board.until("somebody from ") == "127.0.0.1"
        assert [board.line(), board.line()] == ["pi: Hello", "pi: Gr\u00fc\u00dfe"]
        assert board.line() == "over"


def test_pi_calls_a_board(micropython):
    chat(micropython, runtimes.python())


def test_board_calls_a_pi(micropython):
    chat(runtimes.python(), micropython)


def test_nobody_there(runtime):
    code, printed = programs.run(runtime, CHAT, "pi", "127.0.0.1", 1, "Hello")
    assert code == 1
    assert "ECONNREFUSED" in printed and printed.endswith("over\n")
