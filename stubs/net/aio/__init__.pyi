import asyncio
import ssl as _ssl
import sys

# What aio does not have itself it takes from asyncio.
from asyncio import ALL_COMPLETED as ALL_COMPLETED
from asyncio import FIRST_COMPLETED as FIRST_COMPLETED
from asyncio import FIRST_EXCEPTION as FIRST_EXCEPTION
from asyncio import AbstractEventLoop as AbstractEventLoop
from asyncio import AbstractServer as AbstractServer
from asyncio import BaseEventLoop as BaseEventLoop
from asyncio import BaseProtocol as BaseProtocol
from asyncio import BaseTransport as BaseTransport
from asyncio import BoundedSemaphore as BoundedSemaphore
from asyncio import BufferedProtocol as BufferedProtocol
from asyncio import CancelledError as CancelledError
from asyncio import Condition as Condition
from asyncio import DatagramProtocol as DatagramProtocol
from asyncio import DatagramTransport as DatagramTransport
from asyncio import Event as Event
from asyncio import Future as Future
from asyncio import Handle as Handle
from asyncio import InvalidStateError as InvalidStateError
from asyncio import LifoQueue as LifoQueue
from asyncio import LimitOverrunError as LimitOverrunError
from asyncio import Lock as Lock
from asyncio import PriorityQueue as PriorityQueue
from asyncio import Protocol as Protocol
from asyncio import Queue as Queue
from asyncio import QueueEmpty as QueueEmpty
from asyncio import QueueFull as QueueFull
from asyncio import ReadTransport as ReadTransport
from asyncio import SelectorEventLoop as SelectorEventLoop
from asyncio import Semaphore as Semaphore
from asyncio import SendfileNotAvailableError as SendfileNotAvailableError
from asyncio import StreamReader as StreamReader
from asyncio import StreamReaderProtocol as StreamReaderProtocol
from asyncio import StreamWriter as StreamWriter
from asyncio import SubprocessProtocol as SubprocessProtocol
from asyncio import SubprocessTransport as SubprocessTransport
from asyncio import Task as Task
from asyncio import TimeoutError as TimeoutError
from asyncio import TimerHandle as TimerHandle
from asyncio import Transport as Transport
from asyncio import WriteTransport as WriteTransport
from asyncio import all_tasks as all_tasks
from asyncio import as_completed as as_completed
from asyncio import create_subprocess_exec as create_subprocess_exec
from asyncio import create_subprocess_shell as create_subprocess_shell
from asyncio import create_task as create_task
from asyncio import current_task as current_task
from asyncio import ensure_future as ensure_future
from asyncio import gather as gather
from asyncio import get_event_loop as get_event_loop
from asyncio import get_running_loop as get_running_loop
from asyncio import iscoroutine as iscoroutine
from asyncio import isfuture as isfuture
from asyncio import new_event_loop as new_event_loop
from asyncio import run as run
from asyncio import run_coroutine_threadsafe as run_coroutine_threadsafe
from asyncio import set_event_loop as set_event_loop
from asyncio import shield as shield
from asyncio import sleep as sleep
from asyncio import to_thread as to_thread
from asyncio import wait as wait
from asyncio import wrap_future as wrap_future
from collections.abc import Awaitable, Callable, Iterable
from typing import Any, TypedDict, TypeVar

from typing_extensions import Self, Unpack

from .. import Server as _NetServer
from .. import Socket, _Address
from ..tls import Context as _Context

if sys.version_info >= (3, 11):
    from asyncio import Barrier as Barrier
    from asyncio import Runner as Runner
    from asyncio import TaskGroup as TaskGroup
    from asyncio import Timeout as Timeout
    from asyncio import timeout as timeout
    from asyncio import timeout_at as timeout_at

_T = TypeVar("_T")
_Bytes = bytes | bytearray | memoryview
_Connected = Callable[[Stream, Stream], object]

class _ConnectOptions(TypedDict, total=False):
    tls: bool | _Context
    high_water_mark: int | None
    max_queued: int | None
    timeout: float | None
    family: int
    local_address: str | None
    local_port: int | None
    # asyncio's own, on CPython
    sock: Any
    proto: int
    flags: int
    local_addr: tuple[str, int] | None
    ssl_handshake_timeout: float | None
    ssl_shutdown_timeout: float | None
    happy_eyeballs_delay: float | None
    interleave: int | None

class _StartOptions(TypedDict, total=False):
    tls: bool | _Context
    limit: int
    start_serving: bool
    high_water_mark: int | None
    max_queued: int | None
    max_connections: int | None
    no_delay: bool
    keep_alive: bool
    keep_alive_initial_delay: float
    refuse: bool
    # asyncio's own, on CPython
    sock: Any
    family: int
    flags: int
    reuse_address: bool | None
    reuse_port: bool | None
    ssl_handshake_timeout: float | None
    ssl_shutdown_timeout: float | None

class IncompleteReadError(asyncio.IncompleteReadError): ...

# On CPython it is an instance of asyncio's two as well.
class Stream(Socket, asyncio.StreamReader, asyncio.StreamWriter):
    limit: int
    """The longest line that readline() waits for, in bytes."""

    def __init__(
        self,
        allow_half_open: bool | Socket = True,
        high_water_mark: int | None = None,
        max_queued: int | None = None,
        timeout: float | None = None,
    ) -> None: ...
    @property
    def socket(self) -> Self: ...
    async def read(self, n: int = -1) -> bytes: ...  # type: ignore[override]
    async def readinto(self, buf: bytearray | memoryview) -> int: ...  # type: ignore[override]
    async def readexactly(self, n: int) -> bytes: ...
    async def readline(self) -> bytes: ...
    def at_eof(self) -> bool: ...
    def __aiter__(self) -> Self: ...
    async def __anext__(self) -> bytes: ...
    def write(self, data: str | _Bytes) -> None: ...  # type: ignore[override]
    def writelines(self, parts: Iterable[str | _Bytes]) -> None: ...
    def awrite(self, buf: str | _Bytes, off: int = 0, sz: int = -1) -> Awaitable[None]: ...
    awritestr = awrite
    def drain(self) -> Awaitable[None]: ...  # type: ignore[override]
    def can_write_eof(self) -> bool: ...
    def write_eof(self) -> None: ...
    def close(self) -> None: ...
    def abort(self) -> None: ...
    def is_closing(self) -> bool: ...
    def wait_closed(self) -> Awaitable[None]: ...  # type: ignore[override]
    def aclose(self) -> Awaitable[None]: ...
    async def __aenter__(self) -> Self: ...
    async def __aexit__(self, kind: object, error: object, trace: object) -> None: ...
    def get_extra_info(self, name: str, default: Any = None) -> Any: ...
    def upgrade(
        self, ssl: Any, server_hostname: str | None = None, timeout: float | None = None
    ) -> Awaitable[None]: ...

class Server:
    servers: list[_NetServer]
    @property
    def server(self) -> _NetServer: ...
    @property
    def streams(self) -> list[Stream]: ...
    @property
    def port(self) -> int: ...
    @property
    def sockets(self) -> Any: ...
    def address(self) -> _Address | Any: ...
    def get_loop(self) -> asyncio.AbstractEventLoop: ...
    def is_serving(self) -> bool: ...
    async def start_serving(self) -> None: ...
    async def serve_forever(self) -> None: ...
    def close(self) -> None: ...
    def abort_clients(self) -> None: ...
    def close_clients(self) -> None: ...
    async def wait_closed(self) -> None: ...
    async def __aenter__(self) -> Self: ...
    async def __aexit__(self, kind: object, error: object, trace: object) -> None: ...

def attach() -> None: ...
def install() -> None: ...
def uninstall() -> None: ...
async def open_connection(
    host: str | None = None,
    port: int | None = None,
    ssl: bool | _ssl.SSLContext | None = None,
    server_hostname: str | None = None,
    path: str | None = None,
    limit: int | None = None,
    **options: Unpack[_ConnectOptions],
) -> tuple[Stream, Stream]: ...
async def open_unix_connection(
    path: str | None = None, **options: Any
) -> tuple[Stream, Stream]: ...
async def start_server(
    client_connected: _Connected,
    host: str | Iterable[str] | None = None,
    port: int | None = None,
    backlog: int | None = None,
    ssl: _ssl.SSLContext | None = None,
    path: str | None = None,
    **options: Unpack[_StartOptions],
) -> Server: ...
async def start_unix_server(
    client_connected: _Connected, path: str | None = None, **options: Any
) -> Server: ...
async def wait_for(awaitable: Awaitable[_T], timeout: float | None) -> _T: ...
