from collections.abc import Callable
from typing import Any, Literal, TypedDict, overload

from typing_extensions import Self, Unpack

from ..tls import Context as _Context

_Plain = Literal["connect", "sent", "send", "close"]

class _Options(TypedDict, total=False):
    max_message_size: int
    max_depth: int
    max_items: int
    message_timeout: int
    tag_hook: Callable[[int, Any], object] | None
    tls: bool | _Context

class _ListenOptions(_Options, total=False):
    max_connections: int | None

class DataSocketError(ValueError): ...

class DataSocket:
    last_error: Exception | None
    """Why the latest connect() or listen() gave None."""

    def __init__(
        self,
        max_message_size: int = ...,
        max_depth: int = 16,
        tag_hook: Callable[[int, Any], object] | None = None,
        max_items: int = ...,
        message_timeout: int = 15000,
    ) -> None: ...
    # A host and a port give a socket always, a local name None where nobody serves it.
    @overload
    @staticmethod
    def connect(host: str, port: int, /, **options: Unpack[_Options]) -> DataSocket: ...
    @overload
    @staticmethod
    def connect(
        port: int, domain: str = "localhost", /, **options: Unpack[_Options]
    ) -> DataSocket: ...
    @overload
    @staticmethod
    def connect(name: str, /, **options: Unpack[_Options]) -> DataSocket | None: ...
    # None when it cannot listen there: `| Any`, since most programs know that they can.
    @overload
    @staticmethod
    def listen(
        acceptor: Callable[[DataSocket], object],
        host: str,
        port: int,
        /,
        **options: Unpack[_ListenOptions],
    ) -> DataSocket | Any: ...
    @overload
    @staticmethod
    def listen(
        acceptor: Callable[[DataSocket], object],
        port: int,
        domain: str = "0.0.0.0",
        /,
        **options: Unpack[_ListenOptions],
    ) -> DataSocket | Any: ...
    @overload
    @staticmethod
    def listen(
        acceptor: Callable[[DataSocket], object], name: str, /, **options: Unpack[_ListenOptions]
    ) -> DataSocket | Any: ...

    # ---- handlers; the name may carry a namespace: "data.view"

    @overload
    def on(self, event: _Plain, callback: Callable[[], object]) -> Self: ...
    @overload
    def on(self, event: Literal["data", "receive"], callback: Callable[[Any], object]) -> Self: ...
    @overload
    def on(self, event: Literal["error"], callback: Callable[[Exception], object]) -> Self: ...
    @overload
    def on(self, event: str, callback: Callable[..., object]) -> Self: ...
    @overload
    def once(self, event: _Plain, callback: Callable[[], object]) -> Self: ...
    @overload
    def once(
        self, event: Literal["data", "receive"], callback: Callable[[Any], object]
    ) -> Self: ...
    @overload
    def once(self, event: Literal["error"], callback: Callable[[Exception], object]) -> Self: ...
    @overload
    def once(self, event: str, callback: Callable[..., object]) -> Self: ...
    def off(self, what: str | Callable[..., object]) -> Self: ...

    # ---- values

    def send(self, data: object) -> bool: ...
    def close(self) -> None: ...
    @property
    def active(self) -> bool: ...
    @property
    def address(self) -> str: ...
    @property
    def local_port(self) -> int | None: ...

def split(name: str) -> tuple[str, str]: ...
