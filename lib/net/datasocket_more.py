"""What of DataSocket is needed now and then, loaded by the first use: close, off, attributes."""

import net
from net.datasocket import split

_GRACE = 1000  # ms


def close(self):
    """No reset may overtake what was sent: the end first, then some patience for the other's."""
    core = self._core
    if not self._active:
        return
    self._active = False
    if core.pending:
        core.destroy()
        return

    def finished(error):
        if error is None:
            self._timer = net.call_later(_GRACE, core.destroy)

    core.resume()  # what still comes is dropped
    core.end(finished)


def off(self, what):
    named = not callable(what)
    event, space = split(what) if named else ("", "")
    kept = ()
    for entry in self._on:
        if (
            (event and event != entry[0] or space and space != entry[1])
            if named
            else entry[2] != what
        ):
            kept += (entry,)
    self._on = kept
    return self


def value(self, name):
    """The attributes that are computed."""
    if name == "active":
        return self._active
    if name == "address":
        return self._core.remote_address or ""
    if name == "local_port":
        where = self._core.address()
        return where.get("port") if isinstance(where, dict) else None
    raise AttributeError("no attribute " + name)
