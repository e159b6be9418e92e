from collections.abc import Callable, Mapping
from typing import Any, Literal, TypedDict, overload

from typing_extensions import Self, Unpack

from .. import Emitter

__all__ = (
    "Connection",
    "MessageError",
    "Socket",
    "SocketClient",
    "SocketServer",
    "supported_receive_types",
    "supported_send_types",
)

_Type = Literal[
    "byte",
    "double",
    "float",
    "image",
    "int",
    "json",
    "number",
    "short",
    "string",
    "unsignedbyte",
    "unsignedshort",
]
_SendType = Literal[_Type, "bmp", "gif", "jpeg", "jpg", "png", "wbmp"]

class _Both(TypedDict, total=False):
    raw_bytes: bool | None
    send_type: _SendType | None
    receive_type: _Type | None
    emit_batch_data_as_available: bool | None
    max_message: int | None
    max_message_size: int | None
    message_timeout: float | None
    max_unsent_messages: int | None
    idle_timeout: float | None
    no_delay: bool | None
    keep_alive: bool | None
    receive_buffer_size: int | None
    send_buffer_size: int | None
    ssl_tls: bool
    trusted_ca_cert_path: str | None
    pfx_key_cert_path: str | None
    pfx_key_cert_password: str | None
    # The Accessors' own spelling.
    rawBytes: bool | None
    sendType: _SendType | None
    receiveType: _Type | None
    emitBatchDataAsAvailable: bool | None
    maxMessage: int | None
    maxMessageSize: int | None
    messageTimeout: float | None
    maxUnsentMessages: int | None
    idleTimeout: float | None
    noDelay: bool | None
    keepAlive: bool | None
    receiveBufferSize: int | None
    sendBufferSize: int | None
    sslTls: bool
    trustedCACertPath: str | None
    pfxKeyCertPath: str | None
    pfxKeyCertPassword: str | None
    keyStorePath: str | None
    keyStorePassword: str | None

class _ClientOptions(_Both, total=False):
    discard_messages_before_open: bool | None
    connect_timeout: float | None
    reconnect_attempts: int | None
    reconnect_interval: float | None
    trust_all: bool | None
    discardMessagesBeforeOpen: bool | None
    connectTimeout: float | None
    reconnectAttempts: int | None
    reconnectInterval: float | None
    trustAll: bool | None

class _ServerOptions(_Both, total=False):
    port: int | None
    host_interface: str | None
    client_auth: Literal["none", "request", "required", "want", "need"]
    hostInterface: str | None
    clientAuth: Literal["none", "request", "required", "want", "need"]

class MessageError(ValueError):
    code: str
    count: int
    """How many errors it stands for."""

    def __init__(self, text: str, code: str = "EBADMSG") -> None: ...

class Connection(Emitter):
    @overload  # type: ignore[override]
    def on(self, event: Literal["open", "close"], listener: Callable[[], object]) -> Self: ...
    @overload
    def on(self, event: Literal["data"], listener: Callable[[Any], object]) -> Self: ...
    @overload
    def on(self, event: Literal["error"], listener: Callable[[Exception], object]) -> Self: ...
    add_listener = on  # type: ignore[assignment]
    @overload  # type: ignore[override]
    def once(self, event: Literal["open", "close"], listener: Callable[[], object]) -> Self: ...
    @overload
    def once(self, event: Literal["data"], listener: Callable[[Any], object]) -> Self: ...
    @overload
    def once(self, event: Literal["error"], listener: Callable[[Exception], object]) -> Self: ...
    def send(self, data: object) -> bool: ...
    def close(self) -> None: ...

class SocketClient(Connection):
    port: int
    host: str
    options: dict[str, Any]
    # A dict that was not written in the call is no TypedDict to a checker.
    def __init__(
        self,
        port: int | None = None,
        host: str | None = None,
        options: Mapping[str, Any] | None = None,
        **words: Unpack[_ClientOptions],
    ) -> None: ...
    def open(self) -> None: ...

class Socket(Connection):
    """The server's side of one connection: of SocketServer's `connection`."""

    def remote_host(self) -> str | None: ...
    def remote_port(self) -> int | None: ...

class SocketServer(Emitter):
    options: dict[str, Any]
    def __init__(
        self, options: Mapping[str, Any] | None = None, **words: Unpack[_ServerOptions]
    ) -> None: ...
    @overload  # type: ignore[override]
    def on(self, event: Literal["listening"], listener: Callable[[int], object]) -> Self: ...
    @overload
    def on(self, event: Literal["connection"], listener: Callable[[Socket], object]) -> Self: ...
    @overload
    def on(self, event: Literal["error"], listener: Callable[[Exception], object]) -> Self: ...
    add_listener = on  # type: ignore[assignment]
    @overload  # type: ignore[override]
    def once(self, event: Literal["listening"], listener: Callable[[int], object]) -> Self: ...
    @overload
    def once(self, event: Literal["connection"], listener: Callable[[Socket], object]) -> Self: ...
    @overload
    def once(self, event: Literal["error"], listener: Callable[[Exception], object]) -> Self: ...
    def start(self) -> None: ...
    def stop(self) -> None: ...
    close = stop

def supported_receive_types() -> tuple[str, ...]: ...
def supported_send_types() -> tuple[str, ...]: ...
