from collections.abc import Callable
from typing import Any, NoReturn, TypedDict

from typing_extensions import Unpack

from .. import Socket

class _Options(TypedDict, total=False):
    allow_half_open: bool
    high_water_mark: int | None
    max_queued: int | None
    onread: tuple[Any, Callable[[int, Any, Any], object]] | None
    timeout: float | None

class Stream(Socket):
    stream: Any
    """What it was given."""

    def __init__(self, stream: Any, **options: Unpack[_Options]) -> None: ...
    def connect(self, *args: object, **where: object) -> NoReturn: ...

def watch(
    stream: Any, fn: Callable[[bytes], object] | None = None, **options: Unpack[_Options]
) -> Stream: ...
