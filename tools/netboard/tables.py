"""What is known about boards: boards/*.toml, put together with the names of boards/api.toml.

Host tool. A level is never written down higher than it was seen: `partial` and `none` stand in
the tables with their reasons; `full` follows from conformance results on the runtime of that very
board (its hardware or an emulator of it; the unix port; CPython for Linux); the rest is
`unverified`.
"""

from __future__ import annotations

import functools
import sys
from typing import NamedTuple

from netboard import ROOT, Trouble

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

BOARDS = ROOT / "boards"
APART = ("api", "cases", "iotjs-reference")  # TOML files that are no boards
LEVELS = ("full", "partial", "none", "unverified")
# Evidence that counts as having been run on a board of this port.
RUN = {
    "esp32": ("hardware", "emulator"),
    "rp2": ("hardware", "emulator"),
    "esp8266": ("hardware", "emulator"),
    "unix": ("unix port",),
    "linux": ("hardware", "host"),
}


def read(file):
    with open(file, "rb") as stream:
        return tomllib.load(stream)


class Level(NamedTuple):
    """What a board can do of one API, and how that is known."""

    level: str
    why: str = ""
    cases: tuple = ()
    evidence: tuple = ()  # (kind, version, date) each
    expected: bool = False  # unverified, but its cases pass on the fake port in this manner

    def seen(self):
        return "; ".join(f"{kind}: {version}, {date}" for kind, version, date in self.evidence)


class Board:
    """One file of boards/, with what it inherits."""

    def __init__(self, data, base=None):
        self.data = data
        self.base = base
        self.id = data["id"]
        self.title = data["title"]
        self.port = data["port"]
        self.limits = data["limits"]
        self.match = data["match"]

    def level(self, name) -> Level:
        """The level of one API name."""
        given = self.data.get("api", {})
        entry = given.get(name) or given.get(name.split(".")[0] + ".*")
        if entry:
            found = tuple(map(_triple, entry["evidence"]))
            return Level(entry["level"], entry["why"], tuple(entry["cases"]), found)
        style = style_of(name)
        if not is_for(style, self.port):
            return Level("none", style["elsewhere"], (), tuple(map(_triple, style["evidence"])))
        inherited = self.base.level(name) if self.base else None
        if inherited and inherited.level in ("partial", "none"):
            return inherited  # cases that passed do not undo a reason
        ran = self._checked(name, RUN[self.port])
        if ran:
            return Level("full", evidence=ran)
        if inherited and (inherited.level != "full" or self._runs_like_base()):
            return inherited
        fake = self._checked(name, ("fake port",))
        return Level("unverified", evidence=fake, expected=bool(fake))

    def _runs_like_base(self):
        """CPython on Linux is one runtime, whatever the machine; chips are not."""
        return self.port == "linux" and self.base.port == "linux"

    def _checked(self, name, kinds):
        blocks = self.data.get("checked", ())
        return tuple(_triple(b) for b in blocks if b["kind"] in kinds and name in b["apis"])

    def kinds(self):
        """Every kind of evidence that the board's levels rest on, best first."""
        order = ("hardware", "emulator", "unix port", "host", "fake port", "source")
        found = {kind for name in names() for kind, _, _ in self.level(name).evidence}
        return [kind for kind in order if kind in found]


def _triple(entry):
    return entry["kind"], entry["version"], entry["date"]


@functools.cache
def boards() -> dict:
    """All boards by id: families together, in the order of their ports."""
    data = {f.stem: read(f) for f in sorted(BOARDS.glob("*.toml")) if f.stem not in APART}
    made: dict = {}

    def make(name):
        if name not in made:
            base = data[name].get("inherits")
            made[name] = Board(data[name], make(base) if base else None)
        return made[name]

    ports = list(RUN)
    order = sorted(data, key=lambda name: (ports.index(data[name]["port"]), len(name), name))
    return {name: make(name) for name in order}


def board(name) -> Board:
    try:
        return boards()[name]
    except KeyError:
        known = ", ".join(boards())
        raise Trouble(f"there is no board {name}", f"one of: {known}") from None


@functools.cache
def api():
    return read(BOARDS / "api.toml")


def styles() -> dict:
    """{style: its names}, in order."""
    return {style["id"]: style["names"] for style in api()["style"]}


@functools.cache
def _style_by_name() -> dict:
    return {name: style for style in api()["style"] for name in style["names"]}


def style_of(name) -> dict:
    """The [[style]] of an API name."""
    return _style_by_name()[name]


def is_for(style, port) -> bool:
    """Whether a style exists on a platform at all."""
    return port in style.get("only", RUN)


def names(only=None) -> list:
    """Every API name, in the order of the rows; of these styles only, if any are given."""
    chosen = styles()
    for style in only or ():
        if style not in chosen:
            raise Trouble(f"there is no style {style}", "one of: " + ", ".join(chosen))
    return [name for style, rows in chosen.items() if not only or style in only for name in rows]
