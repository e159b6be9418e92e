"""net.wake() from another thread, on every interpreter."""

from pathlib import Path

import pair


def test_wake_from_thread(runtime):
    script = Path(__file__).with_name("wake_from_thread.py")
    process = pair.Process([*runtime.command, script], runtime.environment())
    try:
        assert process.end() == 0, process.text
    finally:
        process.kill()
    assert process.text == ["thread woken called"]


def test_wake_from_many_threads(runtime):
    script = Path(__file__).with_name("wake_from_threads.py")
    process = pair.Process([*runtime.command, script], runtime.environment())
    try:
        assert process.end() == 0, process.text
    finally:
        process.kill()
    assert process.text == ["60000 True True"]
