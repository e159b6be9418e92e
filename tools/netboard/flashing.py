"""netboard flash, one board from the connection to the report, and several at once.

Host tool. What can be asked is asked between the look at the boards and the copying, so that the
copying of several can go on side by side.
"""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import NamedTuple

from netboard import Trouble, flash, native, program, romfs
from netboard.terminal import Connection, bars, carry_out, say, version

OLD = "/main.old.py"


class Wanted(NamedTuple):
    """What the command line asks for."""

    styles: tuple = ()
    board_name: str | None = None
    source: bool = False
    main: bytes | None = None
    wifi: bytes | None = None
    romfs: bool = False
    yes: bool = False
    native: bool = False


class Job:
    """One board. `trouble`: why it went no further."""

    def __init__(self, device, virtual, wanted):
        self.wanted = wanted
        self.connection = Connection(device, virtual)
        self.name = device
        self.board = None
        self.trouble = None
        self.image = None
        self.saved = None  # heap that running from ROMFS saves
        self.code = None  # the native.Code for it, where that is wanted
        self.stays = []  # of the styles and options: those that its main.py imports
        self.wifi_stays = False
        self.address = None  # (the board's own, or why it has none), where it has Wi-Fi
        self.kept = None  # where the old main.py is

    def look(self):
        """Connect, and work out what has to be done."""
        self.board = self.connection.open()
        self.about = self.board.info()
        self.table = flash.find_board(self.about, self.wanted.board_name)
        if not self.wanted.source:
            flash.check_abi(self.about)
        if self.wanted.native:
            self.code = native.Code(self.about, self.table.port)
        # A main.py that stays keeps what it imports.
        self.stays = [] if self.wanted.main is not None else program.needs_of_main(self.board)
        self.wifi_stays = "wifi" in self.stays
        files = self.files()
        others = [] if self.wifi_stays else [program.WIFI]
        if self.wanted.main is not None:
            others.append(program.MAIN)
        self.plan = flash.make_plan(self.board, files, others)

    def files(self):
        wanted = self.wanted
        wifi = self.wifi_stays or wanted.wifi is not None
        styles = list(dict.fromkeys([*wanted.styles, *self.stays]))
        texts = flash.sources(self.table, [s for s in styles if s != "wifi"], wifi)
        files = flash.compiled(texts, wanted.source, self.code)
        if wanted.romfs:
            self.image = romfs.image(files)
            if len(self.image) > romfs.room(self.about):
                raise Trouble(
                    f"the library takes {len(self.image)} bytes, the ROMFS partition has "
                    f"{self.about['romfs']}",
                    "install fewer styles, or flash without --romfs",
                )
            files = {}
        if wanted.main is not None:
            files[program.MAIN] = wanted.main
        if wanted.wifi is not None:
            files[program.WIFI] = wanted.wifi
        return files

    def replaces(self):
        """Whether there is a main.py that somebody else wrote, and it would be replaced."""
        mine = program.MAIN in self.plan.write and program.MAIN in self.plan.have
        return mine and not program.is_ours(self.board.read(program.MAIN))

    def copy(self, bar):
        if self.kept:
            self.kept = self.board.ask("keep_main.py")
        carry_out(self.board, self.plan, bar)
        if self.image and not romfs.is_there(self.board, self.image):
            romfs.deploy(self.board, self.image)
        if self.image:
            copied = flash.smoke(self.board, self.about, self.table, copied=True)
        self.result = flash.smoke(self.board, self.about, self.table)
        if self.image:
            self.saved = copied["heap_import"] - self.result["heap_import"]
        self.after = self.board.info()
        if (self.wifi_stays or self.wanted.wifi) and not self.hosted:
            self.address = self.board.ask("address.py")

    @property
    def hosted(self):
        return flash.hosted(self.about)

    def close(self):
        self.connection.close()


def flash_all(devices, virtual, wanted, ask):
    """Flash these boards; the jobs, those that failed with their trouble, which is told."""
    jobs = [Job(device, virtual, wanted) for device in devices]
    each(jobs, Job.look)
    for job in jobs:
        attempt(job, lambda job: may_replace(job, ask))
    many = len(jobs) > 1
    for job in jobs:
        if not job.trouble:
            what = f"{job.table.title} ({job.table.id}), MicroPython {version(job.about)}"
            say(f"{what} at {job.board.name}")
    with bars() as shown:
        each(
            jobs, lambda job: job.copy(shown.add(job.board.name if many else "copying", job.plan))
        )
    return jobs


def each(jobs, step):
    """A step of all jobs that have got so far, side by side. Ctrl-C ends it between two chunks."""
    if len(jobs) == 1:
        attempt(jobs[0], step)
        return
    pool = ThreadPoolExecutor(max(1, len(jobs)))
    try:
        list(pool.map(lambda job: attempt(job, step), jobs))
    except BaseException:
        flash.ENDED.set()
        raise
    finally:
        pool.shutdown()  # waits for all


def attempt(job, step):
    if job.trouble:
        return
    try:
        step(job)
    except Trouble as trouble:
        job.trouble = trouble
    except OSError as error:
        job.trouble = Trouble(f"{job.name}: {error}", "see the error, then flash again")


def may_replace(job, ask):
    if not job.replaces():
        return
    what = f"there is a main.py on {job.board.name} that netboard did not write"
    if not (job.wanted.yes or ask(f"{what}. Replace it, and keep it as {OLD}?")):
        raise Trouble(what, f"--yes replaces it and keeps the old one, as {OLD}")
    job.kept = OLD
