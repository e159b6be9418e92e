from collections.abc import Callable, Mapping
from typing import Any, Literal, Protocol, TypedDict, overload

from typing_extensions import Unpack

from . import codec as codec
from .codec import CHARSET_ASCII as CHARSET_ASCII
from .codec import CHARSET_ISO_LATIN_1 as CHARSET_ISO_LATIN_1
from .codec import CHARSET_UTF8 as CHARSET_UTF8
from .codec import CHARSET_UTF16 as CHARSET_UTF16
from .codec import CHARSET_UTF16BE as CHARSET_UTF16BE
from .codec import CHARSET_UTF16LE as CHARSET_UTF16LE
from .codec import TYPE_BYTE as TYPE_BYTE
from .codec import TYPE_DOUBLE as TYPE_DOUBLE
from .codec import TYPE_FLOAT as TYPE_FLOAT
from .codec import TYPE_INT as TYPE_INT
from .codec import TYPE_LONG as TYPE_LONG
from .codec import TYPE_SHORT as TYPE_SHORT
from .codec import _ByteOrder
from .codec import decode_number as decode_number
from .codec import decode_string as decode_string
from .codec import encode_number as encode_number
from .codec import encode_string as encode_string
from .codec import get_native_byte_order as get_native_byte_order
from .codec import native_byte_order as native_byte_order

INITIALIZED: Literal[1]
CONNECTED: Literal[2]
LISTENING: Literal[3]
CLOSED: Literal[4]
ERROR: Literal[5]
BIG_ENDIAN: Literal[0]
LITTLE_ENDIAN: Literal[1]
MODE_READ: Literal[0]
MODE_WRITE: Literal[1]
MODE_APPEND: Literal[2]
api_name: str

class _Event:
    """What every callback gets."""

    @property
    def success(self) -> bool: ...
    @property
    def code(self) -> int:
        """0, or the number of the error; -1 where there is none."""
    @property
    def error(self) -> str | None:
        """The name of the error."""
    @property
    def error_code(self) -> int: ...
    @property
    def host(self) -> str | None: ...
    @property
    def address(self) -> str | None: ...
    @property
    def port(self) -> int | None: ...

class _SocketEvent(_Event):
    """Of a socket's callbacks."""

    @property
    def socket(self) -> TCP: ...

class _Accepted(_SocketEvent):
    @property
    def inbound(self) -> TCP:
        """The new connection."""

class _Done(_Event):
    """Of an operation."""

    @property
    def source(self) -> Any:
        """The stream."""
    @property
    def bytes_processed(self) -> int:
        """Of this operation; -1 at the end of the stream, and on errors."""

class _Piece(_Done):
    """Of pump()."""

    @property
    def buffer(self) -> Buffer:
        """Exactly this piece."""
    @property
    def total_bytes_processed(self) -> int: ...

class _Copied(_Event):
    """Of write_stream()."""

    @property
    def from_stream(self) -> Any: ...
    @property
    def to_stream(self) -> Any: ...
    @property
    def bytes_processed(self) -> int: ...

_OnDone = Callable[[_Done], object]

class _Stream(Protocol):
    """What can be read and written: a TCP, a stream of create_stream()."""

    def is_readable(self) -> bool: ...
    def is_writable(self) -> bool: ...

class _Parameters(TypedDict, total=False):
    host: str | None
    port: int | str | None
    timeout: float | None
    listen_queue_size: int | None
    connected: Callable[[_SocketEvent], object] | None
    error: Callable[[_SocketEvent], object] | None
    accepted: Callable[[_Accepted], object] | None
    closed: Callable[[_SocketEvent], object] | None

class Buffer:
    api_name: str
    byte_order: _ByteOrder
    type: str | None
    value: Any
    length: int
    """May be assigned: keeps what fits, adds zeros."""

    def __init__(
        self,
        params: Mapping[str, Any] | None = None,
        length: int | None = None,
        value: str | float | bytes | bytearray | memoryview | None = None,
        type: str | None = None,
        byte_order: _ByteOrder | None = None,
    ) -> None: ...
    def __len__(self) -> int: ...
    def __getitem__(self, i: int) -> int: ...
    def __setitem__(self, i: int, value: int) -> None: ...
    # bytes(buffer) reads it by its indices.
    def __bytes__(self) -> bytes: ...
    def append(
        self, source: Buffer, source_offset: int | None = None, source_length: int | None = None
    ) -> int: ...
    def insert(
        self,
        source: Buffer,
        offset: int,
        source_offset: int | None = None,
        source_length: int | None = None,
    ) -> int: ...
    def copy(
        self,
        source: Buffer,
        offset: int = 0,
        source_offset: int | None = None,
        source_length: int | None = None,
    ) -> int: ...
    def clone(self, offset: int | None = None, length: int | None = None) -> Buffer: ...
    def fill(self, byte: int, offset: int | None = None, length: int | None = None) -> None: ...
    def clear(self) -> None: ...
    def release(self) -> None: ...
    def to_blob(self) -> bytes: ...
    def to_string(self) -> str: ...

class TCP:
    api_name: str
    host: str | None
    port: Any
    """An int; before listen() and connect() what was given."""

    timeout: float | None
    listen_queue_size: int | None
    options: Any
    connected: Callable[[_SocketEvent], object] | None
    error: Callable[[_SocketEvent], object] | None
    accepted: Callable[[_Accepted], object] | None
    closed: Callable[[_SocketEvent], object] | None
    def __init__(self, params: _Parameters | None = None, **more: Unpack[_Parameters]) -> None: ...
    @property
    def state(self) -> Literal[1, 2, 3, 4, 5]: ...
    def is_connected(self) -> bool: ...
    def is_readable(self) -> bool: ...
    def is_writable(self) -> bool: ...
    def connect(self) -> None: ...
    def listen(self) -> None: ...
    def accept(
        self,
        options: Mapping[str, Any] | None = None,
        timeout: float | None = None,
        error: Callable[[_SocketEvent], object] | None = None,
    ) -> None: ...
    def close(self) -> None: ...
    @overload
    def read(
        self,
        buffer: Buffer,
        offset: int | None = None,
        length: int | None = None,
        callback: _OnDone | None = None,
    ) -> int: ...
    @overload
    def read(self, buffer: Buffer, callback: _OnDone, /) -> int: ...
    @overload
    def write(
        self,
        buffer: Buffer,
        offset: int | None = None,
        length: int | None = None,
        callback: _OnDone | None = None,
    ) -> int: ...
    @overload
    def write(self, buffer: Buffer, callback: _OnDone, /) -> int: ...

class BufferStream:
    api_name: str
    def __init__(self, source: Buffer, mode: Literal[0, 1, 2]) -> None: ...
    def is_readable(self) -> bool: ...
    def is_writable(self) -> bool: ...
    def close(self) -> None: ...
    @overload
    def read(
        self,
        buffer: Buffer,
        offset: int | None = None,
        length: int | None = None,
        callback: _OnDone | None = None,
    ) -> int: ...
    @overload
    def read(self, buffer: Buffer, callback: _OnDone, /) -> int: ...
    @overload
    def write(
        self,
        buffer: Buffer,
        offset: int | None = None,
        length: int | None = None,
        callback: _OnDone | None = None,
    ) -> int: ...
    @overload
    def write(self, buffer: Buffer, callback: _OnDone, /) -> int: ...

class BlobStream(BufferStream): ...

create_buffer = Buffer
create_tcp = TCP

@overload
def create_stream(source: bytes, mode: Literal[0]) -> BlobStream: ...
@overload
def create_stream(source: Buffer, mode: Literal[0, 1, 2]) -> BufferStream: ...
@overload
def create_stream(source: Mapping[str, Any]) -> BufferStream: ...
@overload
def read(stream: _Stream, buffer: Buffer, callback: _OnDone, /) -> None: ...
@overload
def read(stream: _Stream, buffer: Buffer, offset: int, length: int, callback: _OnDone) -> None: ...
@overload
def write(stream: _Stream, buffer: Buffer, callback: _OnDone, /) -> None: ...
@overload
def write(
    stream: _Stream, buffer: Buffer, offset: int, length: int, callback: _OnDone
) -> None: ...
@overload
def read_all(stream: _Stream) -> Buffer: ...
@overload
def read_all(stream: _Stream, buffer: Buffer, callback: _OnDone) -> None: ...
def write_stream(
    from_stream: _Stream,
    to_stream: _Stream,
    max_chunk_size: int,
    callback: Callable[[_Copied], object] | None = None,
) -> int: ...
def pump(
    stream: _Stream,
    handler: Callable[[_Piece], object],
    max_chunk_size: int,
    is_async: bool = False,
) -> None: ...
def run() -> None: ...
def turn(timeout_ms: float = 0) -> bool: ...
def stop() -> None: ...
