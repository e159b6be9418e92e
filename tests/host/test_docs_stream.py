"""docs/stream.md names all of net.stream, and nothing that is not there."""

import re

import markdown
import pytest
from netboard import tables

from net import stream

PAGE = markdown.runtimes.ROOT / "docs/stream.md"
CODE = " ".join(re.findall(r"`([^`]+)`", markdown.prose(PAGE))) + "".join(markdown.programs(PAGE))
NAMES = tables.styles()["stream"]
CONSTANTS = (
    "INITIALIZED CONNECTED LISTENING CLOSED ERROR MODE_READ MODE_WRITE MODE_APPEND BIG_ENDIAN"
    " LITTLE_ENDIAN TYPE_BYTE TYPE_SHORT TYPE_INT TYPE_LONG TYPE_FLOAT TYPE_DOUBLE CHARSET_ASCII"
    " CHARSET_ISO_LATIN_1 CHARSET_UTF8 CHARSET_UTF16 CHARSET_UTF16BE CHARSET_UTF16LE"
).split()


def owner(name):
    kind = name.partition(".")[0]
    return {"TCP": stream.TCP(), "Buffer": stream.create_buffer()}.get(kind, stream)


@pytest.mark.parametrize("name", NAMES)
def test_api_is_there_and_on_the_page(name):
    word = name.partition(".")[2]
    assert hasattr(owner(name), word)
    assert re.search(rf"\b{word}\b", CODE)


@pytest.mark.parametrize("name", CONSTANTS)
def test_constant_is_there_and_on_the_page(name):
    assert hasattr(stream, name)
    assert re.search(rf"\b{name}\b", CODE)


@pytest.mark.parametrize("name", sorted(set(re.findall(r"\bstream\.(\w+)", CODE)) - {"json"}))
def test_what_the_page_calls_is_there(name):
    assert hasattr(stream, name)
