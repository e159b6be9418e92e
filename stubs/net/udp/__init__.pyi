from array import array
from collections.abc import Callable
from typing import Any, Literal, TypedDict, overload

from typing_extensions import Self, Unpack

from .. import Emitter, NetError, _Address

_Message = Callable[[bytes, tuple[str, int]], object]

class _Options(TypedDict, total=False):
    family: Literal[4, 6]
    longest: int
    broadcast: bool
    shared: bool
    onread: tuple[bytearray | memoryview | array[int], Callable[[int, Any, Any], object]] | None

class Socket(Emitter):
    sender: tuple[str, int] | None
    """Of the last datagram."""

    too_long: int
    """How many datagrams were longer than `longest`."""

    def __init__(
        self,
        family: Literal[4, 6] = 4,
        longest: int = 1472,
        broadcast: bool = False,
        shared: bool = False,
        onread: tuple[Any, Callable[[int, Any, Any], object]] | None = None,
    ) -> None: ...
    @overload  # type: ignore[override]
    def on(self, event: Literal["listening", "close"], listener: Callable[[], object]) -> Self: ...
    @overload
    def on(self, event: Literal["message"], listener: _Message) -> Self: ...
    @overload
    def on(self, event: Literal["error"], listener: Callable[[NetError], object]) -> Self: ...
    add_listener = on  # type: ignore[assignment]
    @overload  # type: ignore[override]
    def once(
        self, event: Literal["listening", "close"], listener: Callable[[], object]
    ) -> Self: ...
    @overload
    def once(self, event: Literal["message"], listener: _Message) -> Self: ...
    @overload
    def once(self, event: Literal["error"], listener: Callable[[NetError], object]) -> Self: ...
    def bind(
        self,
        port: int = 0,
        host: str | None = None,
        on_listening: Callable[[], object] | None = None,
    ) -> Self: ...
    def send(self, data: str | bytes | bytearray | memoryview, to: tuple[str, int]) -> bool: ...
    def join(self, group: str, interface: str | None = None) -> Self | Literal[False]: ...
    def leave(self, group: str, interface: str | None = None) -> Self | Literal[False]: ...
    def pause(self) -> Self: ...
    def resume(self) -> Self: ...
    def address(self) -> _Address: ...
    def close(self) -> Self: ...
    def destroy(self, error: Exception | None = None) -> Self: ...

def create_socket(on_message: _Message | None = None, **options: Unpack[_Options]) -> Socket: ...
