from typing import Any

link: Any
"""For Ethernet: the interface whose address net.url() tells, put here by the program."""

def address() -> str: ...
