from collections.abc import Callable
from typing import Literal, overload

from .. import Socket

_Reason = Literal["end", "cut short", "error", "close", "too long", "timeout"]
_Done = Callable[[_Reason], object]
_InPlace = Callable[[memoryview, int, int], object]

END: Literal["end"]
CUT_SHORT: Literal["cut short"]
TOO_LONG: Literal["too long"]
TIMEOUT: Literal["timeout"]
ERROR: Literal["error"]
CLOSE: Literal["close"]

class Reader:
    socket: Socket
    """The Socket that it reads from."""

    reason: _Reason | Literal["stop"] | None
    """Why it reads no more; None while it reads."""

    def stop(self) -> bytes: ...

# What lines() and its like read from: a socket, or what one of them has returned.
_Source = Socket | Reader

@overload
def lines(
    source: _Source,
    fn: Callable[[bytes], object],
    done: _Done | None = None,
    longest: int = 1024,
    timeout: float = 0,
    encoding: None = None,
    in_place: Literal[False] = False,
) -> Reader: ...
@overload
def lines(
    source: _Source,
    fn: Callable[[str], object],
    done: _Done | None = None,
    longest: int = 1024,
    timeout: float = 0,
    *,
    encoding: Literal["utf8", "utf-8"],
    in_place: Literal[False] = False,
) -> Reader: ...
@overload
def lines(
    source: _Source,
    fn: _InPlace,
    done: _Done | None = None,
    longest: int = 1024,
    timeout: float = 0,
    encoding: None = None,
    *,
    in_place: Literal[True],
) -> Reader: ...
@overload
def exactly(
    source: _Source,
    n: int,
    fn: Callable[[bytes], object],
    done: _Done | None = None,
    timeout: float = 0,
    in_place: Literal[False] = False,
) -> Reader: ...
@overload
def exactly(
    source: _Source,
    n: int,
    fn: _InPlace,
    done: _Done | None = None,
    timeout: float = 0,
    *,
    in_place: Literal[True],
) -> Reader: ...
@overload
def frames(
    source: _Source,
    fn: Callable[[bytes], object],
    done: _Done | None = None,
    longest: int = 1024,
    timeout: float = 0,
    width: Literal[1, 2, 3, 4] = 4,
    in_place: Literal[False] = False,
) -> Reader: ...
@overload
def frames(
    source: _Source,
    fn: _InPlace,
    done: _Done | None = None,
    longest: int = 1024,
    timeout: float = 0,
    width: Literal[1, 2, 3, 4] = 4,
    *,
    in_place: Literal[True],
) -> Reader: ...
