from collections.abc import Callable
from typing import Literal, overload

from typing_extensions import Self, Unpack

from .. import Emitter, NetError, Socket, _From
from ..tls import Context as _Context

class _Options(_From, total=False):
    path: str
    tls: bool | _Context

class Reconnecting(Emitter):
    socket: Socket
    """Always the same one, whose listeners stay."""

    online: bool
    error: NetError | None
    """Why there is no connection."""

    delay: int
    """ms from the last failure to the next attempt."""

    def __init__(
        self,
        port: int | None = None,
        host: str | None = None,
        first: int = 1000,
        longest: int = 60000,
        patience: int = 20000,
        outbox: int = 0,
        silence: int = 0,
        **options: Unpack[_Options],
    ) -> None: ...
    @overload  # type: ignore[override]
    def on(self, event: Literal["online"], listener: Callable[[], object]) -> Self: ...
    @overload
    def on(
        self, event: Literal["offline", "failed"], listener: Callable[[NetError | None], object]
    ) -> Self: ...
    @overload
    def on(self, event: Literal["lost"], listener: Callable[[bytes], object]) -> Self: ...
    add_listener = on  # type: ignore[assignment]
    @overload  # type: ignore[override]
    def once(self, event: Literal["online"], listener: Callable[[], object]) -> Self: ...
    @overload
    def once(
        self, event: Literal["offline", "failed"], listener: Callable[[NetError | None], object]
    ) -> Self: ...
    @overload
    def once(self, event: Literal["lost"], listener: Callable[[bytes], object]) -> Self: ...
    def write(self, data: str | bytes | bytearray | memoryview) -> bool: ...
    def now(self) -> Self: ...
    def stop(self) -> list[bytes]: ...
