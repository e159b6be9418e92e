"""What this board is and has: prints a dict. Runs on the board; needs nothing of the library."""

import gc
import os
import sys


def romfs():
    """Bytes of the ROMFS partition; 0: there is none."""
    try:
        import vfs

        if vfs.rom_ioctl(1) < 1:
            return 0
        rom = vfs.rom_ioctl(2, 0)
        return rom.ioctl(4, 0) * rom.ioctl(5, 0) if hasattr(rom, "ioctl") else len(rom)
    except (ImportError, AttributeError, OSError, TypeError):
        return 0


def about():
    gc.collect()
    impl = sys.implementation
    mpy = getattr(impl, "_mpy", 0)
    try:
        import network  # noqa: F401

        net = True
    except ImportError:
        net = False
    try:
        disk = os.statvfs("/")
        flash = (disk[1] * disk[2], disk[1] * disk[3])
    except (OSError, AttributeError):
        flash = (0, 0)
    return {
        "name": impl.name,
        "version": tuple(impl.version[:3]),
        "build": getattr(impl, "_build", ""),
        "machine": getattr(impl, "_machine", ""),
        "mpy": mpy & 255,
        "sub_version": mpy >> 8 & 3,
        "arch": mpy >> 10 & 0x2F,  # bit 4 says that there are flags
        "platform": sys.platform,
        "word_bits": 64 if sys.maxsize > 1 << 31 else 32,
        "heap_free": gc.mem_free(),
        "heap_used": gc.mem_alloc(),
        "flash_size": flash[0],
        "flash_free": flash[1],
        "network": net,
        "romfs": romfs(),
    }


print(repr(about()))
