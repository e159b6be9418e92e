"""Run conformance test files in one process, one line of outcome each.

    run_conformance.py [--fake PERSONALITY | --apart] [--skip=NAME:REASON]... FILE...

CPython or MicroPython. Prints "PASS name", "SKIP name: reason" or "FAIL name: text", a traceback
in lines that begin with two spaces. With --apart the other side of each test is the process that
started this one: apart.py. Exit code 1: something failed; 3: a test left a mess behind, the files
after it were not run. A parent (runtimes.py) watches for hanging and dying.
"""

import sys

BOARDS = ("esp32", "rp2")
MESS = 3
REST = 30000  # ms that the fake network gets between two cases: closed connections hold a block


def say(text):
    print(text)
    if hasattr(sys.stdout, "flush"):
        sys.stdout.flush()


def trace(error):
    """A traceback as lines that begin with two spaces."""
    if hasattr(sys, "print_exception"):
        import io

        out = io.StringIO()
        sys.print_exception(error, out)
        text = out.getvalue()
    else:
        import traceback

        text = "".join(traceback.format_exception(type(error), error, error.__traceback__))
    return "\n".join(["  " + line for line in text.rstrip().split("\n")])


def name_of(path):
    name = path.split("/")[-1]
    return name[:-3] if name.endswith(".py") else name


def load(path):
    """The module of a test file."""
    folder = path[: -len(path.split("/")[-1])] or "."
    if folder not in sys.path:
        sys.path.insert(0, folder)
    name = name_of(path)
    module = __import__(name)
    del sys.modules[name]
    return module


class Runner:
    def __init__(self, fake, apart=False):
        self.failed = 0
        self.apart = apart
        self.fake = None
        if fake:
            self._inject(fake)
        from net._port import port

        self.board = port.NAME in BOARDS

    def _inject(self, personality):
        import net_fake

        net_fake.use(personality)
        net_fake.guard_writes(personality == "rp2")  # as the real port's writers are
        net_fake.install()
        self.fake = net_fake

    def _leaks(self):
        return self.fake.leaks() + self.fake.violations() if self.fake else None

    def _peers(self):
        if self.fake:
            from peers_fake import Peers
        elif self.apart:
            from peers_apart import Peers
        else:
            from peers import Peers
        return Peers()

    def run(self, path):
        """Run one file; False if it left a mess."""
        import counting
        import left
        from harness import T

        if self.apart:
            from harness_apart import Apart as T
        t = T(self._peers(), self.board)
        if self.fake:
            t.patience = 2000
        t.wrong = counting.wrong
        left.begin(self.board, name_of(path)[0] == "a")
        errors = []
        clean = True
        try:
            load(path).test(t)
        except Exception as error:
            errors.append(error)
            # What reached net.on_error is likely to be the reason, and is no second failure.
            errors += t.unhandled
            t.unhandled.clear()
        try:
            t.finish(self._leaks)
            left_behind = left.found()
            if left_behind:
                raise RuntimeError("left behind: " + left_behind)
            if self.fake:
                self.fake.advance(REST)
        except Exception as error:
            errors.append(error)
            clean = False
        self._tell(name_of(path), errors)
        return clean

    def _tell(self, name, errors):
        if not errors:
            say("PASS " + name)
            return
        self.failed += 1
        text = str(errors[0]) or type(errors[0]).__name__
        if type(errors[0]).__name__ != "Failure":
            text = type(errors[0]).__name__ + ": " + text
        say("FAIL %s: %s" % (name, " ".join(text.split())))
        for error in errors:
            say(trace(error))


def main(args):
    skips, paths, fake, apart = {}, [], None, False
    while args:
        arg = args.pop(0)
        if arg == "--fake":
            fake = args.pop(0)
        elif arg == "--apart":
            apart = True
        elif arg.startswith("--skip="):
            name, reason = arg[7:].split(":", 1)
            skips[name] = reason
        else:
            paths.append(arg)
    runner = Runner(fake, apart)
    for path in paths:
        name = name_of(path)
        if name in skips:
            say("SKIP %s: %s" % (name, skips[name]))
        elif not runner.run(path):
            return MESS
    return 1 if runner.failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
