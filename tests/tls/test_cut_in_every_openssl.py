"""A stream that was cut is told alike, in whatever words Python and OpenSSL say it."""

import ssl

import pytest

from net_cpython import secure

CUT = ("SSLEOFError", "ERR_TLS_TRUNCATED")
RESET = ("ConnectionResetError", None)
SAYINGS = [
    ssl.SSLEOFError(ssl.SSL_ERROR_EOF, "EOF occurred in violation of protocol (_ssl.c:2548)"),
    # Python up to 3.11.3 with OpenSSL 3
    ssl.SSLError(1, "[SSL: UNEXPECTED_EOF_WHILE_READING] unexpected eof while reading"),
    ssl.SSLError(1, "[SSL] unexpected eof while reading (_ssl.c:2548)"),
]


class Conn:
    """A connection whose stream stops with this exception."""

    def __init__(self, error):
        self.error = error

    def recv_into(self, view):
        raise self.error


class OldSSL:
    """The ssl module with another SSLContext."""

    def __init__(self, context):
        self.SSLContext = context

    def __getattr__(self, name):
        return getattr(ssl, name)


def stopped(error, ragged=False, ended=False):
    """What reading gives: None for an end, or the exception's name and our code."""
    conn = secure.Secure.__new__(secure.Secure)
    conn.sock, conn._ragged, conn._quiet, conn._ended = Conn(error), ragged, ended, None
    try:
        assert conn.readinto(bytearray(10)) == 0
    except OSError as raised:
        return type(raised).__name__, secure.reason(raised, "read")[1]
    return None


@pytest.mark.parametrize("error", [*SAYINGS, ConnectionResetError(104, "reset")], ids=repr)
def test_cut(error):
    assert stopped(error) == CUT
    assert stopped(error, ended=True) is None
    assert secure.reason(error, "handshake") == (104, "ERR_TLS_CLOSED")


@pytest.mark.parametrize("error", [*SAYINGS, ConnectionResetError(104, "reset")], ids=repr)
def test_a_reset_where_a_cut_is_an_end(error, monkeypatch):
    """OpenSSL has taken the end for one itself, as it was told."""
    monkeypatch.setattr(secure, "_TAKE_CUT_FOR_END", 128)
    assert stopped(error, ragged=True) == RESET


def test_a_cut_where_it_is_an_end_of_old(monkeypatch):
    """OpenSSL 1.1 cannot be told, and does not mix the two."""
    monkeypatch.setattr(secure, "_TAKE_CUT_FOR_END", 0)
    assert stopped(SAYINGS[0], ragged=True) is None
    assert stopped(ConnectionResetError(104, "reset"), ragged=True) == RESET


def test_python_that_takes_a_cut_for_an_end_by_itself(monkeypatch):
    """As those up to 3.11.3 do."""
    bit = getattr(ssl, "OP_IGNORE_UNEXPECTED_EOF", 0)

    def old(protocol):
        made = ssl.SSLContext(protocol)
        made.options |= bit
        return made

    monkeypatch.setattr(secure, "ssl", OldSSL(old))
    made = secure.context(False, True, True, "none", None)
    assert not made.options & bit
