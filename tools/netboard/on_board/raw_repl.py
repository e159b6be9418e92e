"""The REPL of a board for MicroPython's unix port: friendly, raw and raw paste, over stdin/stdout.

Part of the virtual board (vboard.py), which starts it anew for each reset:

    raw_repl.py CONTROL_FD MODE STORAGE [NAME=VALUE]...

CONTROL_FD takes one letter a change: "r" Ctrl-C interrupts from here on, "n" it is a byte like
others (the first of the two says that the board is up), "s" and "S" soft reset (friendly, raw),
"h" hard reset, "u" and "d" the network is to be up or down. STORAGE is a folder, or a file that
holds a littlefs. NAME=VALUE is what sys.implementation or sys shall say of the board;
romfs=FILE gives it a ROMFS partition (rom_partition.py), address=... a WLAN with that address
(virtual_network.py).
"""

import gc
import io
import os
import sys

import micropython
import vfs
from prompt_completion import completed
from virtual_network import Network, Over, small_sockets

_CTRL_A = const(1)
_CTRL_B = const(2)
_CTRL_C = const(3)
_CTRL_D = const(4)
_CTRL_E = const(5)
_WINDOW = const(128)
_INTERRUPTED = const(130)  # exit code
BANNER = b"raw REPL; CTRL-B to exit\r\n"
FRIENDLY = "%s; virtual board\r\n"

stdin = sys.stdin.buffer
stdout = sys.stdout.buffer
control = open(int(sys.argv[1]), "wb")  # noqa: SIM115
space = {"__name__": "__main__"}
one = bytearray(1)


class SoftReset(Exception):
    pass


def interruptible(on):
    control.write(b"r" if on else b"n")


def read():
    """One byte; a Ctrl-C that comes as a signal counts as the byte."""
    try:
        if not stdin.readinto(one):
            raise SystemExit
    except KeyboardInterrupt:
        return _CTRL_C
    return one[0]


# ---- running what came


def traceback(error):
    """The traceback as a board prints it: without the frames of this file."""
    text = io.StringIO()
    sys.print_exception(error, text)
    for line in text.getvalue().split("\n")[:-1]:
        if __file__ not in line:
            stdout.write(line + "\r\n")


def execute(source, name="<stdin>", kind="exec", marks=True):
    """Run source in the board's name space, with the raw REPL's marks after output and error."""
    failed = None
    try:
        interruptible(True)  # the Ctrl-C may come at once
        exec(compile(source, name, kind), space)
    except BaseException as error:
        failed = error
    finish(failed, marks)


def finish(failed, marks):
    # A Ctrl-C that comes too late for the program must not end this one.
    try:
        interruptible(False)
        if marks:
            stdout.write(b"\x04")
        over = isinstance(failed, SystemExit)
        if over and failed.args == (_INTERRUPTED,):
            # So a program ends on a computer, which it takes this for; a board goes back to its
            # prompt, where netboard can reach it.
            over = False
        elif failed is not None and not over:
            traceback(failed)
        if marks:
            stdout.write(b"\x04")
        if over:
            raise SoftReset
    except KeyboardInterrupt:
        finish(failed, marks)


# ---- the REPLs: each returns the mode to go on in


def raw():
    stdout.write(BANNER + b">")
    line = bytearray()
    while True:
        c = read()
        if c == _CTRL_A:
            if bytes(line) == b"\x05A":
                paste()
                line = bytearray()
                stdout.write(b">")
            else:
                return raw
        elif c == _CTRL_B:
            stdout.write(b"\r\n")
            return friendly
        elif c == _CTRL_C:
            line = bytearray()
        elif c == _CTRL_D:
            stdout.write(b"OK")
            if not line:
                stdout.write(b"\r\n")
                raise SoftReset
            source = str(line, "utf8")
            line = bytearray()
            execute(source)
            source = None
            stdout.write(b">")
        else:
            line.append(c)


def paste():
    """Raw paste: windows of bytes, acknowledged, until Ctrl-D."""
    stdout.write(b"R\x01" + bytes([_WINDOW & 255, _WINDOW >> 8]) + b"\x01")
    source = bytearray()
    left = _WINDOW
    while True:
        c = read()
        if c == _CTRL_C:
            stdout.write(b"\x04\x04KeyboardInterrupt: \r\n\x04")
            return
        if c == _CTRL_D:
            break
        source.append(c)
        left -= 1
        if not left:
            stdout.write(b"\x01")
            left = _WINDOW
    stdout.write(b"\x04")
    text = str(source, "utf8")
    source = None
    execute(text)


def friendly():
    """A line at a time; enough for a look around."""
    stdout.write(FRIENDLY % sys.version.split("; ")[-1] + ">>> ")
    line = bytearray()
    while True:
        c = read()
        if c == _CTRL_A:
            return raw
        if c == _CTRL_B:
            return friendly
        if c == _CTRL_D and not line:
            stdout.write(b"\r\n")
            raise SoftReset
        if c in (8, 127):
            if line:
                line = line[:-1]
                stdout.write(b"\b \b")
        elif c in (_CTRL_C, 10, 13):
            stdout.write(b"\r\n")
            if c != _CTRL_C and line:
                execute(str(line, "utf8"), kind="single", marks=False)
            line = bytearray()
            stdout.write(b">>> ")
        else:
            line += typed(c, str(line, "utf8"))


def typed(c, text):
    """A character, or a TAB: what it adds to the line."""
    if c != 9:
        added = bytes([c] if c >= 32 else [])
        stdout.write(added)
        return added
    more, names = completed(text, space)
    if names:
        for at in range(0, len(names), 4):
            stdout.write("\r\n" + "".join(["%-16s  " % name for name in names[at : at + 4]]))
        stdout.write("\r\n>>> " + text)
    stdout.write(more)
    return more.encode()


# ---- what a board has and the unix port has not


def reset():
    control.write(b"h")
    while True:
        stdin.readinto(one)  # until the virtual board ends this process


def dress():
    """Ctrl-C by the virtual board instead of the terminal; machine.reset; small sockets."""
    small_sockets()
    mine = Over(micropython)
    mine.kbd_intr = lambda char: interruptible(char == _CTRL_C)
    sys.modules["micropython"] = mine
    import machine

    board = Over(machine)
    board.reset = reset
    board.unique_id = lambda: b"virtual"
    sys.modules["machine"] = board


class Flash:
    """A block device in a file: fills up as flash does."""

    SIZE = 4096

    def __init__(self, path):
        self.count = os.stat(path)[6] // self.SIZE
        self.file = open(path, "r+b")  # noqa: SIM115

    def readblocks(self, n, buf, off=0):
        self.file.seek(n * self.SIZE + off)
        self.file.readinto(buf)

    def writeblocks(self, n, buf, off=0):
        self.file.seek(n * self.SIZE + off)
        self.file.write(buf)

    def ioctl(self, request, arg):
        if request == 3:  # sync
            self.file.flush()
        return {4: self.count, 5: self.SIZE, 6: 0}.get(request)


def mount(storage):
    if os.stat(storage)[0] & 0x4000:
        disk = vfs.VfsPosix(storage)
    else:
        flash = Flash(storage)
        try:
            disk = vfs.VfsLfs2(flash)
        except OSError:
            vfs.VfsLfs2.mkfs(flash)
            disk = vfs.VfsLfs2(flash)
    vfs.umount("/")
    vfs.mount(disk, "/")
    os.chdir("/")
    sys.path[:] = ["", ".frozen", "/lib"]


def pretend(pairs):
    """Change what sys says of the board."""
    if not pairs:
        return
    mine = Over(sys)
    mine.implementation = Over(sys.implementation)
    for pair in pairs:
        name, value = pair.split("=", 1)
        if name == "address":
            sys.modules["network"] = Network(value, control)
        elif name == "platform":
            mine.platform = value
        elif name == "version":
            mine.implementation.version = tuple([int(n) for n in value.split(".")])
        else:
            value = int(value) if name == "mpy" else value
            setattr(mine.implementation, "_" + name, value)
    sys.modules["sys"] = mine


def partition(pairs):
    """The ROMFS partition that a pair asks for, or None; to be had before the host's files go."""
    for pair in pairs:
        if pair.startswith("romfs="):
            pairs.remove(pair)
            from rom_partition import Partition

            return Partition(pair[6:])


def add(rom):
    """The partition becomes the board's."""
    mine = Over(vfs)
    mine.rom_ioctl = rom.ioctl
    sys.modules["vfs"] = mine
    rom.mount()


def start(name):
    """Run a file of the board at boot, if it is there."""
    try:
        with open(name) as file:
            source = file.read()
    except OSError:
        return
    execute(source, name, marks=False)


def main():
    mode = raw if sys.argv[2] == "raw" else friendly
    storage, pairs = sys.argv[3], sys.argv[4:]
    rom = partition(pairs)
    mount(storage)
    if rom:
        add(rom)
    dress()
    pretend(pairs)
    sys.argv[:] = [""]
    gc.collect()
    try:
        start("boot.py")
        if mode is friendly:
            start("main.py")
        interruptible(False)  # whatever was there to run: now the host is heard
        while True:
            try:
                mode = mode()
            except KeyboardInterrupt:
                pass
    except SoftReset:
        stdout.write(b"MPY: soft reboot\r\n")
        control.write(b"S" if mode is raw else b"s")


main()
