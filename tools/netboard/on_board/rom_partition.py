"""A ROMFS partition for the virtual board: vfs.rom_ioctl over a file that is mapped into memory.

So it is as on a board: what runs from it takes no heap. Part of raw_repl.py; needs ffi.
"""

import os
import sys

import ffi
import uctypes
import vfs

_BLOCK = const(4096)
_O_RDWR = const(2)
_PROT_READ_WRITE = const(3)
_MAP_SHARED = const(1)
_ENODEV = const(19)


def mapped(path):
    """The file's bytes, as a bytearray outside the heap."""
    size = os.stat(path)[6]
    libc = ffi.open("libc.so.6")
    fd = libc.func("i", "open", "si")(path, _O_RDWR)
    at = libc.func("p", "mmap", "pLiiil")(0, size, _PROT_READ_WRITE, _MAP_SHARED, fd, 0)
    if fd < 0 or at == -1:
        raise OSError(_ENODEV)
    return uctypes.bytearray_at(at, size)


class Partition:
    """rom_ioctl of one partition, with the requests of MicroPython's own."""

    def __init__(self, path):
        self.rom = memoryview(mapped(path))

    def ioctl(self, request, number=0, offset=0, data=None):
        if request == 1:
            return 1
        if number:
            return -_ENODEV
        if request == 2:
            return self.rom
        if request == 3:
            for at in range(offset, min(offset + data, len(self.rom))):
                self.rom[at] = 255
            return 1
        if request == 4:
            self.rom[offset : offset + len(data)] = data
        return _BLOCK if request == 6 else 0

    def mount(self):
        """At /rom, as at the start of a board; nothing where there is no file system in it yet."""
        try:
            vfs.mount(vfs.VfsRom(self.rom), "/rom")
        except OSError:
            return
        sys.path.extend(["/rom", "/rom/lib"])
