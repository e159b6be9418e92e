"""Given an echo with `data`, when messages go round, then each leaves at most its bytes object and
32 bytes on the heap."""

import gc

import kit

CLAIMS = ()
EXTRA = 32


class Counted(kit.Locked):
    """Counts what is left on the heap instead of locking it."""

    start = 0

    def lock(self):
        gc.collect()
        gc.disable()
        self.start = gc.mem_alloc()

    def unlock(self):
        self.used = gc.mem_alloc() - self.start
        gc.enable()


def size_of_bytes():
    """What the bytes object of one message takes."""
    view = memoryview(kit.MESSAGE)
    gc.collect()
    before = gc.mem_alloc()
    kept = bytes(view)
    used = gc.mem_alloc() - before
    return used if kept else 0


def test(t):
    count = Counted(t)
    kit.echo(t, lambda sock: sock.on("data", sock.write), count)
    own = size_of_bytes()
    each = count.used / kit.MESSAGES
    print("  %.1f bytes a message, %d of them its bytes object" % (each, own))
    t.check(each <= own + EXTRA, "%.1f bytes a message, the bytes object has %d" % (each, own))
