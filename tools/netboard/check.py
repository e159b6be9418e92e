"""The conformance suite on a board, over mpremote; the results become levels in its table.

Host tool. Test files are sent one by one and not stored; the harness is copied to /nettest. After
a failure the board gets a soft reset. Results of the runtimes of this machine come from the same
suite through local.py.
"""

from __future__ import annotations

import datetime
import os
import re
import time
from typing import NamedTuple

from netboard import ON_BOARD, ROOT, Trouble, cases, flash, tables
from netboard.device import Failed
from netboard.remote_peers import MARK, RemotePeers, own_address

HARNESS = ("tests/harness.py", "tests/peers.py", "tests/silence.py")
SILENCE = 60  # seconds without a sign after which a case counts as hung
PSEUDO = ("/dev/pts/", "/dev/ttys")  # terminals that a program makes, on Linux and macOS
HOSTED = ("unix", "linux")  # ports that run on the host itself


class Outcome(NamedTuple):
    name: str
    verdict: str  # PASS, FAIL, SKIP
    text: str = ""

    @property
    def case(self):
        return self.name if "::" in self.name else self.name.split("_")[0]


class OnBoard:
    """Runs cases on one device."""

    def __init__(self, device, about, board, roles=None):
        self.device = device
        self.board = board
        self.hosted = flash.hosted(about)
        self.roles = not board.limits.get("loopback", False) if roles is None else roles
        self.skipped = reasons(board, self.roles)
        self.peers = None
        self.style = None  # letter of the last case

    def prepare(self, files):
        """Copy the harness and what these cases import of it, as .mpy; then the session."""
        needed = [ROOT / name for name in HARNESS] + helpers(files)
        texts = {f"/nettest/{f.name}": f.read_text(encoding="utf-8") for f in needed}
        texts["/nettest/peers_serial.py"] = (ON_BOARD / "peers_serial.py").read_text()
        files = compiled(texts)
        have = self.device.ask("hashes.py", FOLDERS=["/nettest"], FILES=[])
        for path, data in files.items():
            if have.get(path) != flash.digest(data):
                self.device.write(path, data)
        if self.roles:
            self.peers = RemotePeers(*self.addresses())
        self.session()

    def addresses(self):
        """(this machine's as the board sees it, the board's own)."""
        there = self.address()
        return "127.0.0.1" if self.hosted else own_address(there), there

    def address(self):
        if self.hosted:
            return "127.0.0.1"
        found, why = self.device.ask("address.py")
        if not found:
            raise Trouble(
                f"the board has no address ({why})", "give it its Wi-Fi: netboard flash --wifi"
            )
        return found

    def session(self):
        """After a reset: what every case needs."""
        text = (ON_BOARD / "conform.py").read_text(encoding="utf-8")
        self.device.run(f"ROLES = {self.roles}\n" + text)

    def run(self, file):
        """One case, unless the table says that it cannot hold here. Each style begins on a heap
        without the modules of the one before."""
        why = self.skipped.get(cases.number(file))
        if why:
            return Outcome(file.stem, "SKIP", why)
        if self.style not in (None, file.stem[0]):
            self.again()
        self.style = file.stem[0]
        return self._run(file)

    def again(self):
        self.device.enter()
        self.session()

    def _run(self, file):
        """What ran out of memory gets a second try, on a heap without the traces of
        the cases before it."""
        found = self._try(file)
        if found.verdict == "FAIL" and "MemoryError" in found.text:
            self.again()
            found = self._try(file)
        return found

    def _try(self, file):
        name, source = file.stem, file.read_text(encoding="utf-8")
        talk = Talk(self.device, self.peers)
        try:
            code = f"print('CLEAN', run_case({name!r}, {source!r}))"
            self.device.talk(code, talk.feed, talk.idle, SILENCE)
        except Failed as error:
            talk.lines.append(f"FAIL {name}: {error.what.splitlines()[-1]}")
        except Trouble as error:
            talk.lines.append(f"FAIL {name}: {error.what}")
        if "CLEAN True" not in talk.lines:
            self.again()
        return outcome(name, talk.lines)


def helpers(files):
    """The modules of tests/ that these cases import, and what those import."""
    found: list = []
    waiting = list(files)
    while waiting:
        for name in flash.mip_package.imports(waiting.pop()):
            file = ROOT / "tests" / f"{name.split('.')[0]}.py"
            if file.exists() and file not in found:
                found.append(file)
                waiting.append(file)
    return sorted(found)


def compiled(texts):
    """As flash.compiled, for modules beside the library."""
    return {
        path.replace("/lib/nettest", "/nettest"): data
        for path, data in flash.compiled(
            {path.replace("/nettest", "/lib/nettest"): text for path, text in texts.items()}, False
        ).items()
    }


class Talk:
    """What the board prints while a case runs: lines, and questions to the host's peers."""

    def __init__(self, device, peers):
        self.device = device
        self.peers = peers
        self.lines: list = []
        self._line = bytearray()

    def idle(self):
        """Nothing came just now: the peers' turn."""
        if not (self.peers and self.peers.turn(2)):
            time.sleep(0.002)

    def feed(self, byte):
        if byte == b"\n":
            line = self._line.decode("utf8", "replace").strip("\r\x04")
            self._line.clear()
            if line.startswith(MARK) and self.peers:
                answer = self.peers.answer(line[1:])
                self.device.transport.serial.write(answer.encode() + b"\n")
            else:
                self.lines.append(line)
        else:
            self._line += byte


def outcome(name, lines):
    for number, line in enumerate(lines):
        head, _, rest = line.partition(" ")
        if head in ("PASS", "FAIL") and rest.split(":")[0] == name:
            text = rest[len(name) + 2 :]
            trace = [more for more in lines[number + 1 :] if not more.startswith("CLEAN")]
            return Outcome(name, head, "\n".join([text, *trace]) if head == "FAIL" else "")
    return Outcome(name, "FAIL", "no verdict; " + " / ".join(lines[-5:]))


def chosen_files(styles, only=None):
    """The cases of these styles; `only`: a pattern for their names."""
    letters = [letter for letter, style in cases.letters().items() if style["id"] in styles]
    for file in cases.case_files():
        if file.stem[0] in letters and (not only or re.search(only, file.stem)):
            yield file


def reasons(board, roles):
    """{case: why it is skipped on this board}."""
    found = reasons(board.base, False) if board.base else {}
    for name, entry in board.data.get("api", {}).items():
        for case in entry["cases"]:
            found[case] = f"{name} is {entry['level']}: {entry['why']}"
    found.update(board.data.get("skips", {}))
    apart = roles and board.port not in HOSTED
    for file in cases.case_files():
        for need in cases.needs(file):
            why = cases.lacking(need, board.limits, apart)
            if why:
                found[cases.number(file)] = why
    if roles:
        why = "nobody on another machine can be the other side of a local socket"
        for name in tables.names():
            if name.endswith(("(path)", "(name)")):
                found.update(dict.fromkeys(cases.cases_of(name), why))
    return found


def kind_of(about, port, asked=None):
    """What a run on the device at this serial port is evidence of; None: nobody has said. Hardware
    is never taken for granted: an emulator may be behind any port, and is behind a pseudo
    terminal."""
    if about["platform"] in flash.HOSTS:
        if asked:
            raise Trouble("a virtual board is the unix port", "leave --evidence out")
        return "unix port"
    emulated = os.path.realpath(port).startswith(PSEUDO)
    if emulated and asked == "hardware":
        raise Trouble(f"{port} is a pseudo terminal: no hardware", "--evidence emulator")
    return asked or ("emulator" if emulated else None)


def firmware(about):
    """What ran, as the table has it: of a board with its build."""
    text = "MicroPython {}.{}.{}".format(*about["version"])
    return text if about["platform"] in flash.HOSTS else f"{text} {about['build']}".rstrip()


# ---- into the table


def block(kind, version, outcomes, date=None):
    """The [[checked]] block of one run."""
    passed = [o.case for o in outcomes if o.verdict == "PASS"]
    failed = [o.case for o in outcomes if o.verdict == "FAIL"]
    apis = cases.passed_apis(passed, failed)
    lines = "".join(f'    "{name}",\n' for name in apis)
    date = date or datetime.date.today().isoformat()
    return (
        f'[[checked]]\nkind = "{kind}"\nversion = "{version}"\ndate = "{date}"\n'
        f"cases = {len(passed)}\napis = [\n{lines}]\n"
    )


def record(board, kind, text):
    """Put a [[checked]] block into a board's file. Of older blocks of its kind only what this one
    did not run again stays: a run of one style says nothing of the others."""
    file = tables.BOARDS / f"{board.id}.toml"
    ran = {name for name in tables.names() if tables.style_of(name)["id"] in styles_in(text)}
    kept = []
    for part in re.split(r"(?m)^(?=\[)", file.read_text(encoding="utf-8")):
        if part.startswith("[[checked]]") and f'kind = "{kind}"' in part:
            part = without(part, ran)
        kept.append(part)
    body = "".join(kept).rstrip("\n") + "\n\n"
    file.write_text(body + text, encoding="utf-8")
    tables.boards.cache_clear()
    return file


def listed(text):
    """The APIs of a [[checked]] block."""
    return re.findall(r'(?m)^    "(.*)",$', text)


def styles_in(text):
    return {tables.style_of(name)["id"] for name in listed(text)}


def without(text, names):
    """A [[checked]] block without these APIs, and those that there are no more; "": no others."""
    gone = [name for name in listed(text) if name in names or name not in tables.names()]
    for name in gone:
        text = text.replace(f'    "{name}",\n', "")
    return text if listed(text) else ""
