# As much of a board's own module as the examples name; editors have MicroPython's stubs.
from typing import Any

Pin: Any
UART: Any
