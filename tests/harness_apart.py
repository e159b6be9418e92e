"""T of a test whose other side is another process or machine. MicroPython subset."""

from harness import Failure, T

import net


class Apart(T):
    def until(self, *words, **options):
        """As T.until; what the other side has seen, the own loop may still have to tell."""
        T.until(self, *words, **options)
        net.turn(0)
        net.turn(0)

    def intact(self, chunks):
        """As T.intact, also for what only the other side knows."""
        if not hasattr(chunks, "intact"):
            T.intact(self, chunks)
            return
        wrong = chunks.intact()
        if wrong:
            raise Failure(wrong)
