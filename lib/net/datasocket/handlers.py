"""DataSocket.once() and off(). Loaded by the first call of one of them. Pure."""

from . import split


def once(self, event, callback):
    def call(*args):
        self._handlers(tuple([entry for entry in self._on if entry[3] is not call]))
        callback(*args)

    if not callable(callback):
        raise TypeError("callback must be callable")
    return self.on(event, callback, call)


def off(self, what):
    named = not callable(what)
    event, space = split(what) if named else ("", "")

    if not (event or space or callable(what)):
        return self  # nothing is named

    def stays(entry):
        if named:
            return event and event != entry[0] or space and space != entry[1]
        return entry[2] != what

    self._handlers(tuple([entry for entry in self._on if stays(entry)]))
    return self
