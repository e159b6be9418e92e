"""What the first page shows of netboard is what it prints, but for the numbers; and the program
that it puts on the board answers."""

import re
import signal
import subprocess
import urllib.request

from netboard_kit import PYTHON, ROOT

README = (ROOT / "README.md").read_text(encoding="utf-8")


def plain(text):
    return re.sub(r"\d+", "N", text).strip()


def shown():
    return re.search(r"<!-- netboard flash:.*?-->\n```\n(.*?)```", README, re.S)[1].splitlines()


def test_output_on_the_first_page_is_real(any_micropython):
    words = re.search(r"build/venv/bin/netboard (flash --virtual .*)", README)[1].split()
    wanted = shown()
    running = subprocess.Popen(
        [PYTHON, "-m", "netboard", *words, "--arg", "0"],  # 8000 may be taken here
        cwd=ROOT / "tools",
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    try:
        printed = [running.stdout.readline() for _ in wanted]
        port = int(re.search(r"http://[\d.]+:(\d+)/", printed[-1])[1])
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=60) as answer:
            assert b"<h1>Hello from" in answer.read()
    finally:
        running.send_signal(signal.SIGINT)
        running.wait(60)
        running.stdout.close()
    assert [plain(line) for line in printed] == [plain(line) for line in wanted]
