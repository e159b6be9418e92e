"""Reports: keeps a flood of errors from becoming a flood of reports. Imports public names."""

import net

_FEW = 8  # errors reported in a period
_PERIOD = 1000  # ms


class Reports:
    """Reports the first 8 errors of each second. One further error of the same kind then says how
    many were left out, also in its `count`."""

    def __init__(self, tell, kind):
        self._tell = tell
        self._kind = kind
        self._timer = None
        self._n = 0  # errors since the timer was set
        self._last = None  # the last error that was not reported

    def add(self, text):
        """Report an error. One that is left out creates no exception."""
        if self._timer is None:
            self._timer = net.call_later(_PERIOD, self._look)
            self._n = 0
        self._n += 1
        if self._n > _FEW:
            self._last = text
        else:
            self._tell(self._kind(text))

    def _look(self):
        self._timer = None
        last = self._last
        if last is not None:
            self._last = None
            n = self._n - _FEW
            error = self._kind("%s; %d like it were not told" % (last, n))
            error.count = n
            self._tell(error)

    def end(self):
        """The connection has closed: report what was left out."""
        if self._timer is not None:
            self._timer.cancel()
            self._look()
