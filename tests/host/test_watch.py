"""net.watch on real pipes, terminals and files: read whole, ended, told, with asyncio too."""

import os
import subprocess
import time

import programs
import runtimes

SCRIPT = str(runtimes.ROOT / "tests/host/watching.py")
DATA = bytes(range(256)) * 400


def begin(runtime, *words, stdin):
    return subprocess.Popen(
        [*runtime.command, SCRIPT, *words],
        env=runtime.environment(),
        cwd=runtimes.ROOT,
        stdin=stdin,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )


def told(data):
    return f"ready\ngot {len(data)} bytes, sum {sum(data)}\nover\n"


def test_a_pipe_as_standard_input(runtime):
    with begin(runtime, stdin=subprocess.PIPE) as process:
        for i in range(0, len(DATA), 30000):
            process.stdin.write(DATA[i : i + 30000])
            process.stdin.flush()
            time.sleep(0.01)
        printed, _ = process.communicate(timeout=programs.PATIENCE)
    assert printed.decode() == told(DATA)


def test_a_file_as_standard_input(runtime, tmp_path):
    file = tmp_path / "data"
    file.write_bytes(DATA)
    with file.open("rb") as stdin, begin(runtime, stdin=stdin) as process:
        printed, _ = process.communicate(timeout=programs.PATIENCE)
    assert printed.decode() == told(DATA)


def test_nothing_as_standard_input(runtime):
    with begin(runtime, stdin=subprocess.DEVNULL) as process:
        printed, _ = process.communicate(timeout=programs.PATIENCE)
    assert printed.decode() == told(b"")


def test_standard_input_does_not_become_non_blocking_for_others(runtime):
    reader, writer = os.pipe()
    with begin(runtime, stdin=reader) as process:
        assert process.stdout.readline() == b"ready\n"
        os.write(writer, b"x")
        time.sleep(0.05)
        assert os.get_blocking(reader)
        os.close(writer)
        printed, _ = process.communicate(timeout=programs.PATIENCE)
    os.close(reader)
    assert printed.decode() == told(b"x")[6:]


def test_beside_asyncio(runtime):
    with begin(runtime, "aio", stdin=subprocess.PIPE) as process:
        assert process.stdout.readline() == b"ready\n"
        process.stdin.write(b"tick")
        process.stdin.flush()
        assert process.stdout.readline() == b"ticked\n", "while the watched end is open"
        process.stdin.write(9 * b"tick")
        printed, _ = process.communicate(timeout=programs.PATIENCE)
    assert printed.decode() == "got 40 bytes, sum %d\nover\n" % (10 * sum(b"tick"))


def test_a_terminal_both_ways_until_it_hangs_up(runtime, terminal):
    far, path = terminal
    with begin(runtime, path, stdin=subprocess.DEVNULL) as process:
        assert process.stdout.readline() == b"ready\n"
        total = 0
        for line in (b"one\n", b"x" * 3000 + b"\n"):
            os.write(far, line)
            total += len(line)
            answer = b""
            while not answer.endswith(b"\n"):
                answer += os.read(far, 100)
            assert answer.split()[-1] == b"%d" % total
        os.close(far)
        printed, _ = process.communicate(timeout=programs.PATIENCE)
    assert printed.decode().split(",")[0] == f"got {total} bytes"


def test_a_uart_that_is_slow(micropython):
    """As a board watches it; the UART is a stand-in that minds what would make it wait."""
    scene = runtimes.ROOT / "tests/host/uart_scene.py"
    assert programs.run(micropython, scene) == (0, "out True in 300 full True 1\n")


def test_lines_of_standard_input(runtime):
    script = str(runtimes.ROOT / "tests/host/watching_lines.py")
    done = subprocess.run(
        [*runtime.command, script],
        env=runtime.environment(),
        cwd=runtimes.ROOT,
        input=b"one\r\ntwo\nlast",
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        timeout=programs.PATIENCE,
        check=False,
    )
    assert done.stdout == b"one\ntwo\nlast\nreason end\n"
