# Stands for a board's `machine`, on the unix port: says what is written; the level of an input is
# that of a file, "1" or "0", named by FAKE_BUTTON.
import os


class Pin:
    IN = 0
    OUT = 1
    PULL_UP = 1

    def __init__(self, name, mode, pull=None, value=None):
        self.name = name
        self.level = None
        if mode == Pin.OUT:
            self.value(value)
        else:
            print("%s in, pull %s" % (name, pull))

    def value(self, level=None):
        if level is not None:
            print("%s out %d" % (self.name, level))
            self.level = level
            return None
        if self.level is not None:
            return self.level
        with open(os.getenv("FAKE_BUTTON")) as file:
            return 0 if file.read(1) == "0" else 1
