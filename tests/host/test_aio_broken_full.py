"""A connection that breaks with more unread than there is memory for: the task gets the error of
the connection, and no other appears."""

from pathlib import Path

import programs


def test_the_error_is_the_connection_s(micropython):
    with_little = programs.with_heap(micropython, "300k" if "32" in micropython.name else "400k")
    script = Path(__file__).with_name("aio_broken_full.py")
    assert programs.run(with_little, script) == (0, "broken True\n")
