"""curl and netcat as the other side of the examples, where they are on the machine."""

import shutil
import subprocess

import programs
import pytest


def command(*words, **options):
    if shutil.which(words[0]) is None:
        pytest.skip(f"no {words[0]} on PATH")
    words = [str(word) for word in words]
    patience = programs.PATIENCE
    return subprocess.run(words, capture_output=True, timeout=patience, check=True, **options)


def test_curl_gets_pages(runtime):
    with programs.Program(runtime, "examples/http_once.py", 0) as program:
        url = f"http://127.0.0.1:{program.port()}/"
        for number in (b"1", b"2"):
            done = command("curl", "--silent", "--show-error", "--fail", url)
            assert done.stdout.startswith(b"request " + number + b", bytes free: ")


def test_curl_is_told_that_its_head_is_too_long(runtime):
    with programs.Program(runtime, "examples/http_once.py", 0) as program:
        url = f"http://127.0.0.1:{program.port()}/"
        words = ("--silent", "--output", "/dev/null", "--write-out", "%{http_code}")
        done = command("curl", *words, "--header", "X: " + "x" * 2000, url)
        assert done.stdout == b"431"


def test_netcat_gets_back_what_it_sent(runtime):
    """It ends its side first (-N), and ends when we have ended ours."""
    sent = bytes(range(256)) * 2000
    with programs.Program(runtime, "examples/echo_server.py", 0) as program:
        done = command("nc", "-N", "127.0.0.1", program.port(), input=sent)
    assert done.stdout == sent
