"""A NetError can be copied and pickled, so that another process can be told of it."""

import copy
import pickle

import pytest

import net

WHERE = ("host.example", "192.0.2.1", 80, None, "")
ERRORS = (
    net.NetError(111, "connect", None, None, WHERE),
    net.NetError(-2, "lookup", None, None, WHERE),
    net.NetError(98, "listen", None, None, WHERE),
    net.NetError(32, "write", "ERR_STREAM_DESTROYED"),
)


@pytest.mark.parametrize("again", [copy.copy, lambda error: pickle.loads(pickle.dumps(error))])
@pytest.mark.parametrize("error", ERRORS, ids=[error.code for error in ERRORS])
def test_copy(error, again):
    other = again(error)
    assert type(other) is type(error)
    assert str(other) == str(error)
    for name in ("errno", "code", "syscall", "raw", "host", "address", "port", "path", "strerror"):
        assert getattr(other, name) == getattr(error, name), name
