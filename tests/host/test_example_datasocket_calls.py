"""examples/datasocket_calls.py: functions of one interpreter called from another."""

import ast

import programs
import pytest
import runtimes

CALLS = "examples/datasocket_calls.py"
WORDS = {
    "add 1 2.5": {"result": 3.5},
    "echo text": {"result": "text"},
    "measure 3": {"result": {"unit": "C", "values": [20.0, 20.25, 20.5]}},
    "measure 100000000": {"result": {"unit": "C", "values": [20 + n % 8 / 4 for n in range(100)]}},
    "no_such": {"error": "KeyError"},
    "measure": {"error": "TypeError"},
}


def call(caller, port, words):
    code, printed = programs.run(caller, CALLS, "127.0.0.1", port, *words.split())
    assert code == 0
    answer = ast.literal_eval(printed)
    if "error" in answer:
        answer["error"] = answer["error"].partition("(")[0]
    return answer


def test_an_answer_that_is_too_long_is_an_error(micropython):
    with programs.Program(micropython, CALLS, 0) as offering:
        answer = call(runtimes.python(), offering.port(), "echo " + "x" * 1990)
        assert answer == {"error": "ValueError"}


@pytest.mark.parametrize("turned", [False, True], ids=["offered", "called"])
def test_calls(micropython, turned):
    sides = [micropython, runtimes.python()]
    if turned:
        sides.reverse()
    with programs.Program(sides[0], CALLS, 0) as offering:
        port = offering.port()
        assert {words: call(sides[1], port, words) for words in WORDS} == WORDS
