"""What every message goes through needs no frame on the heap.

MicroPython puts a function's locals and stack on the C stack up to 11 words; beyond, each call
looks for room in the heap, which costs a thousand instructions, and tens of thousands where the
heap is full of small holes. A `try` takes three words of them, so what has to catch is a
generator, whose frame is made once.
"""

import re
import subprocess

import pytest
import runtimes

WORDS = 11
CATCHES = 3  # words of each nested `try`
# File below lib/net: functions on the way of a message, a turn or an event.
HOT = {
    "loop.py": "turn",
    "emitter.py": "fire has",
    "readable.py": "_ready _refresh _wanted deliver",
    "hangup.py": "tell_readable",
    "readable_more.py": "readinto",
    "writable_more.py": "try_write",
    "msgport/message_port.py": "wait _take _sort _add get_socket_id",
    "msgport/stream_socket.py": "receive send _try _on_readable _holds is_readable",
    "stream/tcp.py": "read write _write_now _write_whole _on_readable _get _try _try_part _send",
    "stream/callbacks.py": "flush later finish _fn",
    "stream/pumping.py": "_make _came _serve _fn",
    "stream/operation.py": "operation _read _serve _span",
}


def frames(interpreter, file):
    """{function: words of its frame, the largest of those with that name}"""
    done = subprocess.run(
        [interpreter, "-X", "compile-only", "-O3", "-v", "-v", "-v", "-v", file],
        capture_output=True,
        text=True,
        check=True,
    )
    shape = r"code block '(.*?)'.*?\(N_STATE (\d+)\)\s*\(N_EXC_STACK (\d+)\)"
    found: dict = {}
    for name, state, nested in re.findall(shape, done.stdout, re.DOTALL):
        found[name] = max(found.get(name, 0), int(state) + CATCHES * int(nested))
    return found


@pytest.mark.parametrize("file", HOT)
def test_frames_fit_on_the_stack(any_micropython, file):
    words = frames(any_micropython.command[0], runtimes.ROOT / "lib/net" / file)
    assert set(HOT[file].split()) <= set(words), "functions have gone or have another name"
    large = {name: words[name] for name in HOT[file].split() if words[name] > WORDS}
    assert not large


def test_a_large_frame_is_found(any_micropython, tmp_path):
    script = tmp_path / "large.py"
    script.write_text("def f(a, b, c, d, e, f, g, h, i, j):\n    return f(a, b)\n")
    assert frames(any_micropython.command[0], script)["f"] > WORDS
