"""What earlier runs have found out, so that one that was ended can go on."""

import hashlib
import json
import threading


class Kept:
    """A file: {digest of a module and a change: who notices}, and for what nobody notices a digest
    of all that was there to notice it."""

    def __init__(self, root, resume):
        self.file = root / "build/mutants.json"
        self._of = json.loads(self.file.read_text()) if resume and self.file.exists() else {}
        self._lock = threading.Lock()
        self._here = _digest(
            *(file.read_bytes() for name in ("lib", "ports", "tests")
              for file in sorted((root / name).rglob("*.py")))
        )  # fmt: skip

    def get(self, site):
        """(stage, by whom); ("", "") when nobody noticed; None when it has to be tried."""
        stage, by = self._of.get(_key(site), (None, None))
        return (stage, by) if stage else ("", "") if by == self._here else None

    def put(self, site, stage, by):
        with self._lock:
            self._of[_key(site)] = (stage, by) if stage else ("", self._here)
            new = self.file.with_suffix(".new")  # an interrupt leaves the old one whole
            new.write_text(json.dumps(self._of, indent=0))
            new.replace(self.file)


def _key(site):
    return _digest(str(site).encode(), site.source().encode())


def _digest(*parts):
    made = hashlib.sha256()
    for part in parts:
        made.update(part)
    return made.hexdigest()
