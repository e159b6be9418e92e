from collections.abc import Callable, Sequence
from os import PathLike
from typing import Any, Literal, overload

from typing_extensions import Self, Unpack

from .. import (
    NetError,
    Server,
    Socket,
    _AcceptsSecure,
    _Dropped,
    _Plain,
    _ServerOptions,
    _ServerPlain,
    _SocketOptions,
)

_File = str | bytes | PathLike[str]

class Context:
    server_hostname: str | None
    """The name to verify; None: the host given to connect."""

    handshake_timeout: int
    """ms."""

    allow_truncation: bool
    """Take a stream that stops without close_notify for ended."""

    trusts_all: bool
    """Whether nothing is verified."""

    def __init__(
        self,
        ca: _File | None = None,
        cert: _File | None = None,
        key: _File | None = None,
        password: str | bytes | None = None,
        trust_all: bool = False,
        client_auth: Literal["none", "want", "need"] = "none",
        alpn: Sequence[str] | None = None,
        server_hostname: str | None = None,
        handshake_timeout: int = 10000,
        allow_truncation: bool = False,
    ) -> None: ...
    def native(self, server: bool) -> Any: ...

context = Context

class SecureSocket(Socket):
    @overload
    def __init__(
        self,
        allow_half_open: bool = False,
        high_water_mark: int | None = None,
        max_queued: int | None = None,
        *,
        tls: bool | Context = False,
        onread: tuple[Any, Callable[[int, Any, Any], object]] | None = None,
        timeout: float | None = None,
        no_delay: bool | None = None,
        keep_alive: bool | None = None,
        keep_alive_initial_delay: float = 0,
    ) -> None: ...
    @overload
    def __init__(self, options: _SocketOptions, /, *, tls: bool | Context = False) -> None: ...
    @overload  # type: ignore[override]
    def on(self, event: Literal[_Plain, "secure"], listener: Callable[[], object]) -> Self: ...
    @overload
    def on(self, event: Literal["data"], listener: Callable[[bytes], object]) -> Self: ...
    @overload
    def on(self, event: Literal["data"], listener: Callable[[str], object]) -> Self: ...
    @overload
    def on(self, event: Literal["error"], listener: Callable[[NetError], object]) -> Self: ...
    @overload
    def on(
        self,
        event: Literal["lookup"],
        listener: Callable[[NetError | None, str | None, Literal[4, 6] | None], object],
    ) -> Self: ...
    add_listener = on
    @overload  # type: ignore[override]
    def once(self, event: Literal[_Plain, "secure"], listener: Callable[[], object]) -> Self: ...
    @overload
    def once(self, event: Literal["data"], listener: Callable[[bytes], object]) -> Self: ...
    @overload
    def once(self, event: Literal["data"], listener: Callable[[str], object]) -> Self: ...
    @overload
    def once(self, event: Literal["error"], listener: Callable[[NetError], object]) -> Self: ...
    @overload
    def once(
        self,
        event: Literal["lookup"],
        listener: Callable[[NetError | None, str | None, Literal[4, 6] | None], object],
    ) -> Self: ...
    @property
    def alpn_protocol(self) -> str | None: ...
    @property
    def authorized(self) -> bool: ...
    @property
    def peer_certificate(self) -> bytes | None: ...
    @property
    def session_reused(self) -> bool: ...

class SecureServer(Server):
    def __init__(
        self, *, tls: bool | Context = False, **options: Unpack[_ServerOptions]
    ) -> None: ...
    @overload  # type: ignore[override]
    def on(self, event: _ServerPlain, listener: Callable[[], object]) -> Self: ...
    @overload
    def on(self, event: Literal["connection"], listener: _AcceptsSecure) -> Self: ...
    @overload
    def on(self, event: Literal["drop"], listener: Callable[[_Dropped], object]) -> Self: ...
    @overload
    def on(self, event: Literal["error"], listener: Callable[[NetError], object]) -> Self: ...
    add_listener = on
    @overload  # type: ignore[override]
    def once(self, event: _ServerPlain, listener: Callable[[], object]) -> Self: ...
    @overload
    def once(self, event: Literal["connection"], listener: _AcceptsSecure) -> Self: ...
    @overload
    def once(self, event: Literal["drop"], listener: Callable[[_Dropped], object]) -> Self: ...
    @overload
    def once(self, event: Literal["error"], listener: Callable[[NetError], object]) -> Self: ...
    def accept(self) -> SecureSocket | None: ...

def meant(tls: bool | Context) -> Context | None: ...
def upgrade(
    socket: Socket,
    tls: bool | Context = True,
    host: str | None = None,
    server: bool = False,
    on_secure: Callable[[], object] | None = None,
) -> SecureSocket: ...
