"""What netboard puts on a board beside the library: main.py and the Wi-Fi credentials.

Host tool. A main.py that netboard wrote says so in its first line, with a digest of the rest: what
has been changed since, and what anybody else wrote, is not replaced without asking, and is kept.
"""

from __future__ import annotations

import hashlib
import json
import os
from pathlib import Path

import compile_mpy
import mip_package

from netboard import ROOT, Trouble, flash, scratch

EXAMPLES = ROOT / "examples"
MAIN = "/main.py"
WIFI = flash.WIFI
MARK = "# Put here by netboard flash. "  # then the digest of all below
WIFI_HEAD = """import net
from net_micropython import wifi

print("wifi: connecting")
_wifi = wifi.keep_saved(net)
_wifi.on_event = print
print("wifi:", _wifi.address() if _wifi.up() else "not up")
"""
SSID, PASSWORD = "NETBOARD_SSID", "NETBOARD_PASSWORD"  # variables of the environment
MOST_SSID, LEAST_PASSWORD, MOST_PASSWORD = 32, 8, 64  # bytes, as Wi-Fi has them


# ---- the program


def examples():
    """Names of the examples."""
    return sorted(file.stem for file in EXAMPLES.glob("*.py"))


def find(example) -> Path:
    """The file of an example, by its name or as the path of any file."""
    for file in (Path(example), EXAMPLES / f"{example}.py", EXAMPLES / example):
        if file.is_file():
            return file
    have = ", ".join(examples())
    if Path(example).is_dir():
        raise Trouble(f"{example} is a folder", "name one of its programs")
    raise Trouble(f"there is no example {example}", f"one of: {have}; or the path of a file")


def text_of(file) -> str:
    """The source, which must be one that MicroPython compiles."""
    try:
        text = file.read_text(encoding="utf-8-sig")  # main.py begins with lines of ours
    except UnicodeDecodeError:
        raise Trouble(f"{file} is no text in UTF-8", "name a Python program") from None
    try:
        with scratch() as folder:
            compile_mpy.compile_text(text, Path("main.py"), folder)
    except ValueError as error:
        lines = str(error).strip().splitlines()
        raise Trouble(
            f"{file} does not compile: {lines[-1].strip()}", "name a program for MicroPython"
        ) from None
    return text


def needs(file):
    """The styles and options that a program imports."""
    found = []
    try:
        names = list(mip_package.imports(file))
    except (SyntaxError, ValueError, RecursionError) as error:
        raise Trouble(f"{file} is no program for Python: {error}", "mend it") from None
    for name in names:
        package, _, rest = name.partition(".")
        style = rest.split(".")[0]
        if package in ("net", "net_micropython") and style in mip_package.styles():
            found.append(style)
    return list(dict.fromkeys(found))


def needs_of(data: bytes):
    """The same of a main.py that is on a board; nothing where it cannot be read."""
    with scratch() as folder:
        file = folder / "main.py"
        file.write_bytes(data)
        try:
            return needs(file)
        except Trouble:
            return []


def main_file(example, words=(), wifi=False) -> bytes:
    """The bytes of a main.py that runs an example, or any file."""
    file = find(example)
    body = WIFI_HEAD if wifi else ""
    if words:
        body += f"import sys\n\nsys.argv[:] = {[file.name, *words]!r}\n"
    body += text_of(file)
    try:
        return f"{MARK}{digest(body.encode())}\n{body}".encode()
    except UnicodeEncodeError:
        raise Trouble("an argument is no text in UTF-8", "mend --arg") from None


def digest(data):
    return hashlib.sha256(data).hexdigest()[:16]


def is_ours(data: bytes) -> bool:
    """Whether a main.py is as netboard has written it."""
    head, _, body = data.partition(b"\n")
    return head == (MARK + digest(body)).encode()


def needs_of_main(board):
    """The styles and options that the board's own main.py imports."""
    try:
        return needs_of(board.read(MAIN))
    except Trouble:
        return []  # there is none


# ---- the credentials


def credentials(file=None, ask=None) -> bytes:
    """wifi.json: of a file, of the environment, or as ask(what) answers for "network" and
    "password"."""
    if file:
        name, secret = from_file(file)
    elif os.environ.get(SSID):
        name, secret = os.environ[SSID], os.environ.get(PASSWORD, "")
    else:
        name, secret = ask("network"), ask("password")
    check(name, secret)
    # As UTF-8, not as escapes: MicroPython reads "\ud83d\ude00" as two broken letters.
    return json.dumps({"ssid": name, "password": secret}, ensure_ascii=False).encode()


def from_file(file):
    want = 'it holds {"ssid": "...", "password": "..."}'
    try:
        found = json.loads(
            Path(file).read_text(encoding="utf-8-sig")
        )  # with a mark, as Notepad writes
        return found["ssid"], found.get("password", "")
    except OSError as error:
        raise Trouble(f"cannot read {file}: {error.strerror}", want) from None
    except (ValueError, KeyError, TypeError, AttributeError):
        raise Trouble(f"{file} has no Wi-Fi credentials", want) from None


def check(name, secret):
    """Before they go to the board, where a refusal would only show as a network that is not up."""
    do = f"give them at the prompt, in a file, or in {SSID} and {PASSWORD}"
    try:
        sizes = len(name.encode()), len(secret.encode())
    except (AttributeError, UnicodeEncodeError):
        raise Trouble("the Wi-Fi network and its password are texts in UTF-8", do) from None
    if not 0 < sizes[0] <= MOST_SSID or "\0" in name:
        raise Trouble(f"a Wi-Fi network's name has 1 to {MOST_SSID} bytes, not {sizes[0]}", do)
    if sizes[1] and not LEAST_PASSWORD <= sizes[1] <= MOST_PASSWORD or "\0" in secret:
        raise Trouble(
            f"a Wi-Fi password has {LEAST_PASSWORD} to {MOST_PASSWORD} bytes, or none", do
        )
