"""net.tls on one runtime against net.tls on another, both ways."""

import pytest
import tls_kit

MP = [r for r in tls_kit.RUNTIMES if r.name != "cpython"]


@pytest.fixture(params=MP, ids=[r.name for r in MP])
def other(request):
    if request.param.missing:
        pytest.skip(request.param.missing)
    return request.param


def exchange(sides, certs, here, there, **options):
    own = {"cert": certs / "server.pem", "key": certs / "server.key.pem"}
    # MicroPython sends no close_notify: CPython must be told that this is no attack.
    server = sides(there, "server", ragged=None if there is here else 1, **own)
    client = sides(
        here,
        "client",
        ragged=None if there is here else 1,
        port=server.port,
        ca=certs / "ca.pem",
        name="localhost",
        **options,
    )
    return client.result(), server.result()


GOOD = [
    "client connect",
    "client secure",
    "client echoed True",
    "client end",
    "client close",
    "done",
]


@pytest.mark.parametrize("size", [5, 300000])
@pytest.mark.parametrize("client_is_cpython", [True, False])
def test_echo(sides, certs, other, size, client_is_cpython):
    both = tls_kit.RUNTIMES[0], other
    here, there = both if client_is_cpython else both[::-1]
    client, server = exchange(sides, certs, here, there, send=min(size, other.room))
    assert client == GOOD
    assert sorted(server) == sorted(
        ["server connection", "server secure", "server end", "server close", "done"]
    )


def test_slow_reader_gets_everything(sides, certs, runtime):
    client, _ = exchange(sides, certs, runtime, runtime, send=min(4000000, runtime.room), hold=1)
    assert client == GOOD


def test_server_may_speak_first(sides, certs, runtime):
    server = sides(
        runtime,
        "server",
        cert=certs / "server.pem",
        key=certs / "server.key.pem",
        greet="hello",
    )
    client = sides(runtime, "client", port=server.port, ca=certs / "ca.pem", silent=1)
    assert "client echoed True" in client.result()


def test_client_certificate(sides, certs, runtime):
    words = {"cert": certs / "server.pem", "key": certs / "server.key.pem"}
    words.update(ca=certs / "ca.pem", client_auth="need")
    server = sides(runtime, "server", **words)
    own = {"cert": certs / "client.pem", "key": certs / "client.key.pem"}
    client = sides(
        runtime, "client", port=server.port, ca=certs / "ca.pem", name="localhost", **own
    )
    assert client.result() == GOOD
    server.result()


def test_client_without_the_certificate_wanted(sides, certs, runtime):
    words = {"cert": certs / "server.pem", "key": certs / "server.key.pem"}
    words.update(ca=certs / "ca.pem", client_auth="need")
    server = sides(runtime, "server", **words)
    client = sides(runtime, "client", port=server.port, ca=certs / "ca.pem", name="localhost")
    assert "client echoed True" not in client.result()
    lines = server.result()
    assert [line for line in lines if "error ERR_TLS" in line]
    assert lines[-2:] == ["server close", "done"]
