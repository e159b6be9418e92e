"""A connection whose bytes are there before each read does not keep the loop from the others."""

from pathlib import Path

import programs


def test_others_have_their_turn(runtime):
    code, printed = programs.run(runtime, Path(__file__).with_name("aio_turns.py"))
    assert (code, printed) == (0, "others had a turn\n")
