"""The library in a board's ROMFS partition, from which it runs without being copied into RAM.

Host tool. A firmware with such a partition (vfs.rom_ioctl, from MicroPython 1.25 on, where it was
built with one) mounts it at /rom and imports from /rom/lib. mpremote writes the image.
"""

from __future__ import annotations

import hashlib
from types import SimpleNamespace

from mpremote import commands
from mpremote.romfs import VfsRomWriter
from mpremote.transport import TransportError

from netboard import Trouble, scratch

NONE = (
    "take a firmware that was built with one (on ESP32 and RP2 a variant with ROMFS), or flash "
    "without --romfs"
)


def image(files) -> bytes:
    """A ROMFS of these, {path on the board: bytes}; /lib/net/x.mpy becomes /rom/lib/net/x.mpy."""
    tree: dict = {}
    for path, data in sorted(files.items()):
        *folders, name = path.strip("/").split("/")
        place = tree
        for folder in folders:
            place = place.setdefault(folder, {})
        place[name] = data
    made = VfsRomWriter()
    _add(made, tree)
    return made.finalise()


def _add(made, tree):
    for name, entry in tree.items():
        if isinstance(entry, dict):
            made.opendir(name)
            _add(made, entry)
            made.closedir()
        else:
            made.mkfile(name, entry)


def room(about) -> int:
    """Bytes of the partition. Trouble when there is none."""
    if not about.get("romfs"):
        raise Trouble("the firmware has no ROMFS partition", NONE)
    return about["romfs"]


def is_there(device, data) -> bool:
    """Whether the partition holds this image already."""
    return device.ask("rom_hash.py", SIZE=len(data)) == _hash(data)


def _hash(data):
    return hashlib.sha256(data).hexdigest()


def deploy(device, data):
    """Write the image, by mpremote's own means; verified by the board's own hash."""
    state = SimpleNamespace(
        transport=device.transport, ensure_raw_repl=lambda: None, did_action=lambda: None
    )
    with scratch() as folder:
        file = folder / "image.romfs"
        file.write_bytes(data)
        image = SimpleNamespace(path=str(file), partition=0, mpy=False)
        try:
            with device.quiet():
                commands._do_romfs_deploy(state, image)
        except (commands.CommandError, TransportError, OSError, SystemExit) as error:
            raise Trouble(f"the ROMFS was not written: {error}", "flash again") from None
    if not is_there(device, data):
        raise Trouble("the ROMFS differs after writing", "flash again")
