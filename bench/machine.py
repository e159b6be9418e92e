"""What the figures were taken on: machine, versions, date. Part of bench."""

import datetime
import importlib.metadata
import os
import platform
import re
import shutil
import subprocess

import contenders


def said(*command):
    """The first line that a command prints."""
    try:
        done = subprocess.run(
            command, capture_output=True, text=True, check=False, stdin=subprocess.DEVNULL
        )
    except OSError:
        return "absent"
    return ((done.stdout or done.stderr).strip().splitlines() or ["absent"])[0]


def processor():
    try:
        with open("/proc/cpuinfo", encoding="utf-8") as file:
            return re.search(r"model name\s*: (.*)", file.read())[1]
    except (OSError, TypeError):
        return platform.processor() or platform.machine()


def version_of(package):
    try:
        return importlib.metadata.version(package)
    except importlib.metadata.PackageNotFoundError:
        return "absent"


def micropython():
    if not contenders.MICROPYTHON.exists():
        return "absent"
    return said(str(contenders.MICROPYTHON), "-c", "import sys; print(sys.version)")


def load():
    """How busy the machine was."""
    return f"{os.getloadavg()[0]:.1f} runnable before the run" if hasattr(os, "getloadavg") else ""


def facts(busy, note):
    """Rows (what, value)."""
    rows = [
        ("date", datetime.datetime.now(datetime.timezone.utc).strftime("%Y-%m-%d %H:%M UTC")),
        ("processor", f"{processor()}, {os.cpu_count()} cores"),
        ("system", f"{platform.system()} {platform.release()}"),
        ("other work on it", busy + (f"; {note}" if note else "")),
        ("CPython", platform.python_version()),
        ("MicroPython", micropython()),
        ("uvloop", version_of("uvloop")),
        ("Node", said("node", "--version") if shutil.which("node") else "absent"),
        ("valgrind", said("valgrind", "--version") if shutil.which("valgrind") else "absent"),
    ]
    return [(what, value) for what, value in rows if value]
