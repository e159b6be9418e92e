"""Stands for Blinka's `digitalio`: says what is written; the level of an input is that of a file,
"1" or "0", named by FAKE_BUTTON."""

import os


class Pull:
    UP = "up"
    DOWN = "down"


class DigitalInOut:
    def __init__(self, pin):
        self.pin = pin
        self.out = False

    def switch_to_output(self, value=False):
        self.out = True
        self.value = value

    def switch_to_input(self, pull=None):
        print(f"{self.pin} in, pull {pull}", flush=True)

    @property
    def value(self):
        # An output reads back True, as that of Blinka's board without hardware.
        if self.out:
            return True
        with open(os.environ["FAKE_BUTTON"], encoding="ascii") as file:
            return file.read(1) != "0"

    @value.setter
    def value(self, level):
        print(f"{self.pin} out {int(level)}", flush=True)

    def deinit(self):
        print(f"{self.pin} free", flush=True)
