from collections.abc import Mapping
from typing import Any, Literal, overload

from . import Buffer

_Integer = Literal["byte", "short", "int", "long"]
_Charset = Literal["ascii", "latin1", "iso-latin-1", "utf8", "utf16", "utf16be", "utf16le"]
_ByteOrder = Literal[0, 1]

TYPE_BYTE: Literal["byte"]
TYPE_SHORT: Literal["short"]
TYPE_INT: Literal["int"]
TYPE_LONG: Literal["long"]
TYPE_FLOAT: Literal["float"]
TYPE_DOUBLE: Literal["double"]
CHARSET_ASCII: Literal["ascii"]
CHARSET_ISO_LATIN_1: Literal["latin1"]
CHARSET_UTF8: Literal["utf8"]
CHARSET_UTF16: Literal["utf16"]
CHARSET_UTF16BE: Literal["utf16be"]
CHARSET_UTF16LE: Literal["utf16le"]
api_name: str
native_byte_order: _ByteOrder

def get_native_byte_order() -> _ByteOrder: ...
@overload
def encode_number(options: Mapping[str, Any]) -> int: ...
@overload
def encode_number(
    *,
    source: float,
    dest: Buffer,
    type: str,
    position: int = 0,
    byte_order: _ByteOrder | None = None,
) -> int: ...
@overload
def decode_number(options: Mapping[str, Any]) -> Any: ...
@overload
def decode_number(
    *,
    source: Buffer,
    type: _Integer,
    position: int = 0,
    byte_order: _ByteOrder | None = None,
) -> int: ...

# Of floats, or of a type that is in a variable.
@overload
def decode_number(
    *, source: Buffer, type: str, position: int = 0, byte_order: _ByteOrder | None = None
) -> Any: ...
@overload
def encode_string(options: Mapping[str, Any]) -> int: ...
@overload
def encode_string(
    *,
    source: str,
    dest: Buffer,
    dest_position: int = 0,
    source_position: int = 0,
    source_length: int | None = None,
    charset: _Charset | None = None,
) -> int: ...
@overload
def decode_string(options: Mapping[str, Any]) -> str: ...
@overload
def decode_string(
    *,
    source: Buffer,
    position: int = 0,
    length: int | None = None,
    charset: _Charset | None = None,
) -> str: ...
