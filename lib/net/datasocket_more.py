"""What of DataSocket is needed now and then, loaded by the first use (find): close, once, off,
attributes, failures. Imports net's public names only."""

import net
from net import datasocket

_GRACE = 1000  # ms


def close(self):
    """Send what waits, then close. No reset may overtake what was sent: the end comes first, then
    some patience for the other's."""
    core = self._core
    if not self._active:
        return
    self._active = False
    if core.pending or not self._ready:
        core.destroy()
        return

    def finished(error):
        if error is None:
            self._timer = net.call_later(_GRACE, core.destroy)

    core.resume()  # what still comes is dropped
    core.end(finished)


def failed(self, error):
    self._active = self._core.listening  # of a server: it goes on
    if any([entry[0] == "error" for entry in self._on]):
        self._tell("error", error)
    else:
        net.report(error)


def once(self, event, callback):
    def call(*args):
        self._on = tuple([entry for entry in self._on if entry[3] is not call])
        callback(*args)

    if not callable(callback):
        raise TypeError("callback must be callable")
    return self.on(event, callback, call)


def off(self, what):
    named = not callable(what)
    event, space = datasocket.split(what) if named else ("", "")

    def stays(entry):
        if named:
            return event and event != entry[0] or space and space != entry[1]
        return entry[2] != what

    self._on = tuple([entry for entry in self._on if stays(entry)])
    return self


def find(self, name):
    """What DataSocket does not have yet: a method, from now on its own, or an attribute."""
    if name in ("close", "once", "off"):
        setattr(datasocket.DataSocket, name, globals()[name])
        return getattr(self, name)
    if name == "active":
        return self._active
    if name == "address":
        return self._core.remote_address or ""
    if name == "local_port":
        where = self._core.address()
        return where.get("port") if isinstance(where, dict) else None
    raise AttributeError("no attribute " + name)
