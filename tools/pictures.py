#!/usr/bin/env python3
"""Pictures of a terminal for the guides: what netboard prints, on a virtual board, as SVG.

Host tool. The board of the pictures has a WLAN that is this machine's loopback; its address is
shown as one that a board gets at home, and its name as that of a virtual board, which it is.

    python tools/pictures.py        renews docs/pictures/*.svg that are made here
"""

import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

from netboard.vboard import VirtualBoard
from rich.console import Console
from rich.text import Text

ROOT = Path(__file__).resolve().parent.parent
PICTURES = ROOT / "docs/pictures"
WIDTH = 80
WIFI = {"NETBOARD_SSID": "virtual", "NETBOARD_PASSWORD": "virtual password"}
FLASH = ("flash", "--wifi", "--example", "http_page")


def run(*words):
    """What netboard prints at a terminal, colours and all."""
    done = subprocess.run(
        [sys.executable, "-m", "netboard", *words],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        stdin=subprocess.DEVNULL,
        env={
            **os.environ,
            **WIFI,
            "COLUMNS": str(WIDTH),
            "FORCE_COLOR": "1",
            "TERM": "xterm-256color",
        },
        cwd=ROOT / "tools",
        check=False,
    )
    return done.stdout.decode()


def still(text):
    """Without what moves while it works and is gone in the end: the progress bar."""
    lines = re.sub(r"\x1b\[[\d?;]*[A-Zhl]|\r", "\n", text).split("\n")
    return "\n".join(line for line in lines if line and "\u2501" not in line)


def draw(name, command, text):
    """One picture: the command as it is typed, and what it prints."""
    with open(os.devnull, "w", encoding="utf-8") as nowhere:
        console = Console(width=WIDTH, record=True, file=nowhere, force_terminal=True)
        console.print(Text("$ " + command, style="bold"))
        console.print(Text.from_ansi(still(text)))
        svg = console.export_svg(title="netboard", unique_id="netboard-" + name)
    # As everywhere in the project: nothing is fetched from elsewhere by who looks at it.
    svg = re.sub(r"@font-face \{.*?\}\n", "", svg, flags=re.S)
    (PICTURES / f"{name}.svg").write_text(svg, encoding="utf-8")
    print(f"pictures: {name}.svg")


def main():
    PICTURES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        link = os.path.join(folder, "ttyACM0")
        with VirtualBoard(pretend={"address": "127.0.0.1"}, link=link):
            text = run(*FLASH, link)
    text = text.replace(link, "/dev/ttyACM0").replace("127.0.0.1", "192.168.1.57")
    draw("flash", "netboard " + " ".join(FLASH), text)
    draw("nothing", "netboard flash", run("flash"))


if __name__ == "__main__":
    main()
