"""How a stream of TLS ends: with close_notify, without, and with it in one piece with data."""

import contextlib
import socket

import hostile
import pytest


@pytest.mark.parametrize("clean", [True, False])
def test_end_with_and_without_close_notify(start, certs, runtime, clean):
    def act(secure, raw):
        secure.recv(6)
        if clean:
            # Together with data MicroPython does not see it, and waits for FIN.
            secure.settimeout(0.3)
            with contextlib.suppress(OSError):
                secure.unwrap()
        else:
            raw.shutdown(socket.SHUT_WR)
            hostile.until_closed(raw)

    with hostile.serving(hostile.speaks(hostile.context(certs), True, act)) as port:
        # It wants more than the five bytes that it gets, so it does not end first.
        words = {"ca": certs / "ca.pem", "name": "localhost", "send": 6}
        lines = start(runtime, "client", port=port, **words).result()
    truncated = "client error ERR_TLS_TRUNCATED read" in lines
    # mbedTLS takes a truncated stream for an end; only CPython can tell.
    assert truncated == (not clean and runtime.name == "cpython")
    assert ("client end" in lines) == (not truncated)
    assert lines[-2:] == ["client close", "done"]


def test_our_answer_to_an_end(start, certs, runtime):
    """The peer ends first, and wants to know that we have, too."""
    if runtime.name != "cpython":
        pytest.skip("MicroPython cannot send close_notify")
    own = {"cert": certs / "server.pem", "key": certs / "server.key.pem"}
    server = start(runtime, "server", **own)
    with socket.create_connection(("127.0.0.1", server.port)) as conn:
        peer = hostile.context(certs, None, False).wrap_socket(conn)
        peer.sendall(b"hello")
        assert peer.recv(5) == b"hello"
        peer.unwrap()  # an OSError where only FIN comes
    assert server.result()[-3:] == ["server end", "server close", "done"]
