from array import array
from collections.abc import Callable
from typing import Any, Literal, Protocol, TypedDict, TypeVar, overload

from typing_extensions import Required, Self, TypeVarTuple, Unpack

from .tls import Context as _Context
from .tls import SecureServer as _SecureServer
from .tls import SecureSocket as _SecureSocket

__all__ = (
    "Emitter",
    "NetError",
    "Server",
    "Socket",
    "board",
    "call_every",
    "call_later",
    "capability",
    "close_all",
    "connect",
    "create_connection",
    "create_server",
    "deadline",
    "defer",
    "fail_all",
    "is_ip",
    "is_ipv4",
    "is_ipv6",
    "lookup",
    "on_error",
    "report",
    "run",
    "running",
    "stop",
    "turn",
    "url",
    "wake",
)
__version__: str

_T = TypeVar("_T")
_Ts = TypeVarTuple("_Ts")
# What can be read into, and what can be sent.
_Buffer = TypeVar("_Buffer", bytearray, memoryview, array[int])
_Bytes = bytes | bytearray | memoryview
_Destination = TypeVar("_Destination", bound=_Sink)
_Written = Callable[[NetError | None], object]  # what write() and end() call
_Accepts = Callable[[Socket], object]
_AcceptsSecure = Callable[[_SecureSocket], object]

# The option lookup: host, done(error, address, family), family.
_Lookup = Callable[[str, Callable[..., object], Literal[0, 4, 6]], object]

# ---- events: without arguments, and all

_Plain = Literal[
    "connect", "ready", "readable", "end", "drain", "finish", "timeout", "pause", "resume", "close"
]
_SocketEvent = Literal[_Plain, "data", "lookup", "error"]
_ServerPlain = Literal["listening", "pressure", "readable", "close"]
_ServerEvent = Literal[_ServerPlain, "connection", "drop", "error"]

# ---- dicts

class _Address(TypedDict):
    address: str
    family: Literal["IPv4", "IPv6", "local"]
    port: int

class _Dropped(TypedDict):
    remote_address: str | None
    remote_port: int | None
    family: Literal["IPv4", "IPv6", "local"]

class _Board(TypedDict):
    id: str
    title: str
    port: str
    limits: dict[str, int | str]

class _SocketOptions(TypedDict, total=False):
    allow_half_open: bool
    high_water_mark: int | None
    max_queued: int | None
    onread: tuple[Any, Callable[[int, Any, Any], object]] | None
    timeout: float | None
    no_delay: bool | None
    keep_alive: bool | None
    keep_alive_initial_delay: float

class _From(_SocketOptions, total=False):  # where a connection comes from besides
    family: Literal[0, 4, 6]
    local_address: str | None
    local_port: int | None
    lookup: _Lookup | None

class _SecureFrom(_From, total=False):
    tls: Required[bool | _Context]

class _Where(TypedDict, total=False):
    port: int
    host: str | None
    path: str
    family: Literal[0, 4, 6]
    local_address: str | None
    local_port: int | None
    lookup: _Lookup | None
    on_connect: Callable[[], object] | None

class _ConnectOptions(_From, total=False):
    port: int
    host: str | None
    path: str
    on_connect: Callable[[], object] | None

class _SecureConnectOptions(_ConnectOptions, total=False):
    tls: Required[bool | _Context]

class _ServerOptions(TypedDict, total=False):
    allow_half_open: bool
    high_water_mark: int | None
    max_queued: int | None
    max_connections: int | None
    pause_on_connect: bool
    no_delay: bool
    keep_alive: bool
    keep_alive_initial_delay: float
    manual_accept: bool
    refuse: bool

class _SecureServerOptions(_ServerOptions, total=False):
    tls: Required[bool | _Context]

class _RareServerOptions(TypedDict, total=False):
    no_delay: bool
    keep_alive: bool
    keep_alive_initial_delay: float
    manual_accept: bool
    refuse: bool

class _ListenOptions(TypedDict, total=False):
    port: int
    host: str | None
    path: str
    backlog: int | None
    ipv6_only: bool
    on_listening: Callable[[], object] | None

class _Sink(Protocol):
    """What pipe() takes: a Socket, or an object with the same methods."""

    def write(self, data: Any, /) -> object: ...
    def end(self) -> object: ...
    def on(self, event: Any, listener: Any, /) -> object: ...

class _Addressed(Protocol):
    def address(self) -> Any: ...

class _Timer:
    """What call_later() and call_every() return."""

    def cancel(self) -> None:
        """Cancel the call. Has no effect once the function has been called."""

    def unref(self) -> Self: ...
    def ref(self) -> Self: ...

# ---- classes

class Emitter:
    def on(self, event: str, listener: Callable[..., object]) -> Self: ...
    add_listener = on
    def once(self, event: str, listener: Callable[..., object]) -> Self: ...
    def remove_listener(self, event: str, listener: Callable[..., object]) -> Self: ...
    off = remove_listener
    def remove_all_listeners(self, event: str | None = None) -> Self: ...
    def listeners(self, event: str) -> list[Callable[..., object]]: ...
    def listener_count(self, event: str) -> int: ...
    def emit(self, event: str, *args: object) -> bool: ...
    def fire(self, event: str, arg: object = ...) -> bool: ...
    def has(self, event: str) -> bool: ...
    def listeners_changed(self, event: str | None) -> None: ...

class NetError(OSError):
    errno: int  # pyright: ignore[reportIncompatibleVariableOverride]
    code: str
    syscall: str
    raw: int | str | None
    host: str | None
    address: str | None
    port: int | None
    path: str | None
    def __init__(
        self,
        errno: int,
        syscall: str = "",
        code: str | None = None,
        raw: int | str | None = None,
        where: tuple[Any, ...] | None = None,
    ) -> None: ...

class Socket(Emitter):
    target: Any
    """Free for the program's own use."""

    high_water_mark: int
    """write() returns False once so many bytes are queued."""

    max_queued: int
    """How many bytes may be queued in addition to one write of any size."""

    allow_half_open: bool
    """Stay open for writing after the peer has ended; otherwise end() follows automatically."""

    timeout: float
    """Idle time in ms. Assigning works like set_timeout(); on MicroPython only until the listeners
    of `connect` or `connection` return, or while a timeout is set."""

    @overload
    def __init__(
        self,
        allow_half_open: bool = False,
        high_water_mark: int | None = None,
        max_queued: int | None = None,
        onread: tuple[Any, Callable[[int, Any, Any], object]] | None = None,
        timeout: float | None = None,
        no_delay: bool | None = None,
        keep_alive: bool | None = None,
        keep_alive_initial_delay: float = 0,
    ) -> None: ...
    @overload
    def __init__(self, allow_half_open: _SocketOptions) -> None: ...

    # ---- events

    @overload  # type: ignore[override]
    def on(self, event: _Plain, listener: Callable[[], object]) -> Self: ...
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
    add_listener = on  # type: ignore[assignment]
    @overload  # type: ignore[override]
    def once(self, event: _Plain, listener: Callable[[], object]) -> Self: ...
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

    # ---- coming up and going down

    @overload
    def connect(
        self,
        port: int,
        host: str | None = None,
        on_connect: Callable[[], object] | None = None,
        *,
        family: Literal[0, 4, 6] = 0,
        local_address: str | None = None,
        local_port: int | None = None,
        lookup: _Lookup | None = None,
    ) -> Self: ...
    @overload
    def connect(
        self,
        port: int,
        on_connect: Callable[[], object],
        /,
        *,
        family: Literal[0, 4, 6] = 0,
        local_address: str | None = None,
        local_port: int | None = None,
        lookup: _Lookup | None = None,
    ) -> Self: ...
    @overload
    def connect(self, *, path: str, on_connect: Callable[[], object] | None = None) -> Self: ...
    @overload
    def connect(
        self, options: _Where, on_connect: Callable[[], object] | None = None, /
    ) -> Self: ...
    def destroy(self, error: Exception | None = None) -> Self: ...
    def destroy_soon(self) -> Self: ...
    def reset_and_destroy(self) -> Self | Literal[False]: ...

    # ---- writing

    @overload
    def write(self, data: str | _Bytes, callback: _Written | None = None, /) -> bool: ...
    @overload
    def write(self, data: _Bytes, off: int, n: int) -> bool: ...
    def try_write(self, buf: _Bytes, off: int = 0, n: int | None = None) -> int: ...
    def cork(self) -> Self: ...
    def uncork(self) -> Self: ...
    @overload
    def end(self, data: str | _Bytes | None = None, callback: _Written | None = None) -> Self: ...
    @overload
    def end(self, callback: _Written, /) -> Self: ...

    # ---- reading

    def set_onread(
        self, buffer: _Buffer, callback: Callable[[int, _Buffer, Self], object]
    ) -> Self: ...
    def readinto(
        self, buf: bytearray | memoryview | array[int], n: int | None = None
    ) -> int | None: ...
    def read(self, size: int | None = None) -> bytes | None: ...
    def pause(self) -> Self: ...
    def resume(self) -> Self: ...
    def is_paused(self) -> bool: ...
    def set_encoding(
        self, encoding: Literal["utf8", "utf-8", "UTF8", "UTF-8"] | None = "utf8"
    ) -> Self: ...
    def pipe(self, destination: _Destination, end: bool = True) -> _Destination: ...
    def unpipe(self, destination: _Sink | None = None) -> Self: ...

    # ---- options

    def set_timeout(self, msecs: float, callback: Callable[[], object] | None = None) -> Self: ...
    def set_no_delay(self, enable: bool = True) -> Self | Literal[False]: ...
    def set_keep_alive(
        self, enable: bool = False, initial_delay: float = 0
    ) -> Self | Literal[False]: ...
    def set_option(
        self, name: Literal["ttl", "max_seg", "oob_inline"], value: int
    ) -> Self | Literal[False]: ...
    def get_option(
        self, name: Literal["ttl", "max_seg", "oob_inline", "no_delay"]
    ) -> int | None: ...

    # ---- to read

    def address(self) -> _Address: ...
    def unref(self) -> Self: ...
    def ref(self) -> Self: ...
    @property
    def server(self) -> Server | None: ...
    @property
    def connecting(self) -> bool: ...
    @property
    def pending(self) -> bool: ...
    @property
    def destroyed(self) -> bool: ...
    @property
    def had_error(self) -> bool: ...
    @property
    def error(self) -> NetError | None: ...
    @property
    def readable(self) -> bool: ...
    @property
    def writable(self) -> bool: ...
    @property
    def ready_state(
        self,
    ) -> Literal["opening", "open", "readOnly", "writeOnly", "closed"]: ...
    @property
    def bytes_read(self) -> int: ...
    @property
    def bytes_written(self) -> int: ...
    @property
    def buffer_size(self) -> int: ...
    @property
    def writable_length(self) -> int: ...
    @property
    def remote_address(self) -> str | None: ...
    @property
    def remote_port(self) -> int | None: ...
    @property
    def remote_family(self) -> Literal["IPv4", "IPv6", "local"] | None: ...
    @property
    def local_address(self) -> str | None: ...
    @property
    def local_port(self) -> int | None: ...

class Server(Emitter):
    target: Any
    """Free for the program's own use."""

    allow_half_open: bool
    """For accepted sockets: stay open for writing after the peer has ended."""

    high_water_mark: int | None
    """For accepted sockets; None: the port's default."""

    max_queued: int | None
    """For accepted sockets; None: the port's default."""

    max_connections: int | None
    """When so many are open, further clients wait until one closes; None: no limit. May be
    changed at any time."""

    pause_on_connect: bool
    """Accepted sockets read nothing until resume()."""

    refuse: bool
    """Close connections beyond max_connections at once, and emit `drop`."""

    replaces: bool
    """Whether a server that has not emitted anything yet is closed when another one listens on
    its port."""

    def __init__(
        self,
        allow_half_open: bool = False,
        high_water_mark: int | None = None,
        max_queued: int | None = None,
        max_connections: int | None = ...,
        pause_on_connect: bool = False,
        **options: Unpack[_RareServerOptions],
    ) -> None: ...

    # ---- events

    @overload  # type: ignore[override]
    def on(self, event: _ServerPlain, listener: Callable[[], object]) -> Self: ...
    @overload
    def on(self, event: Literal["connection"], listener: _Accepts) -> Self: ...
    @overload
    def on(self, event: Literal["drop"], listener: Callable[[_Dropped], object]) -> Self: ...
    @overload
    def on(self, event: Literal["error"], listener: Callable[[NetError], object]) -> Self: ...
    add_listener = on  # type: ignore[assignment]
    @overload  # type: ignore[override]
    def once(self, event: _ServerPlain, listener: Callable[[], object]) -> Self: ...
    @overload
    def once(self, event: Literal["connection"], listener: _Accepts) -> Self: ...
    @overload
    def once(self, event: Literal["drop"], listener: Callable[[_Dropped], object]) -> Self: ...
    @overload
    def once(self, event: Literal["error"], listener: Callable[[NetError], object]) -> Self: ...

    # ---- listening

    @overload
    def listen(
        self,
        port: int | None = None,
        host: str | None = None,
        backlog: int | None = None,
        on_listening: Callable[[], object] | None = None,
        *,
        ipv6_only: bool = False,
    ) -> Self: ...
    @overload
    def listen(self, on_listening: Callable[[], object], /) -> Self: ...
    @overload
    def listen(self, port: int, on_listening: Callable[[], object], /) -> Self: ...
    @overload
    def listen(
        self, port: int, host: str | None, on_listening: Callable[[], object], /
    ) -> Self: ...
    @overload
    def listen(
        self, port: int, backlog: int, on_listening: Callable[[], object] | None = None, /
    ) -> Self: ...
    @overload
    def listen(
        self,
        *,
        path: str,
        backlog: int | None = None,
        on_listening: Callable[[], object] | None = None,
    ) -> Self: ...
    @overload
    def listen(
        self, options: _ListenOptions, on_listening: Callable[[], object] | None = None, /
    ) -> Self: ...
    def close(self, callback: _Written | None = None) -> Self: ...
    # Of a local one it is the path, of one that does not listen None: left to the program.
    def address(self) -> _Address | Any: ...
    def accept(self) -> Socket | None: ...
    def unref(self) -> Self: ...
    def ref(self) -> Self: ...
    def get_connections(self, callback: Callable[[None, int], object]) -> Self: ...
    @property
    def listening(self) -> bool:
        """True from a successful listen() until close()."""

    @property
    def error(self) -> NetError | None:
        """The NetError of the last listen(), if it failed."""

# ---- functions

# Text in the place of a port may be a path, if it has a slash; for checkers it is the mistake that
# it is as a rule, so they know path= alone.

@overload
def create_server(
    on_connection: _Accepts | None = None, **options: Unpack[_ServerOptions]
) -> Server: ...
@overload
def create_server(
    options: _SecureServerOptions, on_connection: _AcceptsSecure | None = None, /
) -> _SecureServer: ...
@overload
def create_server(options: _ServerOptions, on_connection: _Accepts | None = None, /) -> Server: ...
@overload
def create_server(
    on_connection: _AcceptsSecure | None = None, **options: Unpack[_SecureServerOptions]
) -> _SecureServer: ...
@overload
def connect(
    port: int,
    host: str | None = None,
    on_connect: Callable[[], object] | None = None,
    **options: Unpack[_From],
) -> Socket: ...
@overload
def connect(
    port: int, on_connect: Callable[[], object], /, **options: Unpack[_From]
) -> Socket: ...
@overload
def connect(
    *,
    path: str,
    on_connect: Callable[[], object] | None = None,
    **options: Unpack[_SocketOptions],
) -> Socket: ...
@overload
def connect(
    options: _SecureConnectOptions, on_connect: Callable[[], object] | None = None, /
) -> _SecureSocket: ...
@overload
def connect(
    options: _ConnectOptions, on_connect: Callable[[], object] | None = None, /
) -> Socket: ...
@overload
def connect(
    port: int,
    host: str | None = None,
    on_connect: Callable[[], object] | None = None,
    **options: Unpack[_SecureFrom],
) -> _SecureSocket: ...
@overload
def connect(
    port: int, on_connect: Callable[[], object], /, **options: Unpack[_SecureFrom]
) -> _SecureSocket: ...

create_connection = connect

def run() -> None: ...
def turn(timeout_ms: float = 0) -> bool: ...
def stop() -> None: ...
def running() -> bool: ...
def close_all() -> None: ...
def fail_all(errno: int = 100) -> None: ...
def call_every(ms: float, fn: Callable[[Unpack[_Ts]], object], *args: Unpack[_Ts]) -> _Timer: ...
def call_later(ms: float, fn: Callable[[Unpack[_Ts]], object], *args: Unpack[_Ts]) -> _Timer: ...
def deadline(socket: Socket, ms: float) -> None: ...
@overload
def defer(fn: Callable[[None], object], arg: None = None) -> None: ...
@overload
def defer(fn: Callable[[_T], object], arg: _T) -> None: ...
def wake(fn: Callable[[], object] | None = None) -> None: ...
def on_error(fn: Callable[[BaseException], object] | None) -> None: ...
def report(error: BaseException) -> None: ...
def lookup(
    host: str,
    done: Callable[[NetError | None, str | None, Literal[4, 6] | None], object],
    family: Literal[0, 4, 6] = 0,
) -> None: ...
def board() -> _Board: ...
def url(server: _Addressed, scheme: str = "http") -> str: ...
def capability(name: str) -> Literal["full", "partial", "none", "unverified"]: ...
def is_ip(text: object) -> Literal[0, 4, 6]: ...
def is_ipv4(text: object) -> bool: ...
def is_ipv6(text: object) -> bool: ...
