from collections.abc import Callable
from typing import Any

__all__ = ("decode", "encode", "Tagged")

def decode(
    buf: memoryview,
    at: int,
    end: int,
    depth: int = 16,
    hook: Callable[[int, Any], object] | None = None,
    items: int = 16384,
) -> Any: ...
def encode(value: object, buf: bytearray, limit: int, depth: int = 16) -> None: ...

class Tagged:
    tag: int
    value: Any
    def __init__(self, tag: int, value: object) -> None: ...
    def __eq__(self, other: object) -> bool: ...
