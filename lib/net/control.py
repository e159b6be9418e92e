"""What few programs ask of the loop. Loaded by its first use. Imports the port and loop."""

from net._port import port
from net.loop import loop


def running() -> bool:
    """True inside run() or turn(): in a listener or callback."""
    return loop.running


def defer(fn, arg=None):
    """Call fn(arg) from the loop, before it polls again, in the order of the calls of defer."""
    if not callable(fn):
        raise TypeError("fn must be callable")
    loop.defer(_call, None, (fn, arg))


def _call(owner, pair):
    pair[0](pair[1])


def report(error):
    """Give an error that nobody handles to net.on_error's function, or print its traceback."""
    loop.report(error)


def lookup(host, done, family=0):
    """Ask for the address of host: done(error, text, family) once, from the loop.

    error: None or NetError. text: the numeric address, family 4 or 6. On boards the lookup itself
    blocks. TypeError, ValueError at once.
    """
    from net.arguments import check_text

    check_text(host or 0, "host")
    if not callable(done):
        raise TypeError("done must be callable")
    if family not in (0, 4, 6):
        raise ValueError("family must be 0, 4 or 6")
    _Lookup(done).start(host, family)


class _Lookup:
    def __init__(self, done):
        self.done = done
        self.found = None

    def start(self, host, family):
        loop.open += 1
        port.resolve(host, 0, family, self._resolved)
        if self.found is None:
            from net.waking import arm

            arm()

    def _resolved(self, error, addr, text, family):
        # Perhaps in another thread.
        self.found = (error, text, family)
        loop.post(_tell, None, self)


def _tell(owner, request):
    error, text, family = request.found
    loop.open -= 1
    if error is not None:
        from net.errors import net_error

        error = net_error(error, "lookup")
    request.done(error, text, family)


def close_all():
    """Destroy every socket and server. Outside the loop their descriptors are closed at once,
    their `close` events come with the next turn."""
    for owner in list(loop.handles.values()):
        owner._abandon()
    closing = loop.closing
    if not loop.inside:
        for i in range(len(closing)):
            owner, sock = closing[i]
            if sock is not None:
                loop.forget(sock, True)
                closing[i] = (owner, None)
