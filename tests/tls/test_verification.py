"""Certificates that must not pass: each has its own code, and everything is closed."""

import pytest

CODES = {
    "expired": ("ERR_TLS_CERT_EXPIRED",),
    "elsewhere": ("ERR_TLS_CERT_HOSTNAME",),
    # mbedTLS does not tell a self-signed certificate from one of an unknown authority.
    "self_signed": ("ERR_TLS_CERT_SELF_SIGNED",),
}


def client_of(sides, certs, runtime, certificate, **options):
    server = sides(
        runtime,
        "server",
        cert=certs / f"{certificate}.pem",
        key=certs / f"{certificate}.key.pem",
    )
    client = sides(runtime, "client", port=server.port, name="localhost", **options)
    lines = client.result(), server.result()
    for side in lines:
        assert side[-1] == "done" and side[-2].endswith("close")
        assert len([line for line in side if " error " in line]) <= 1
    return lines


@pytest.mark.parametrize("certificate", sorted(CODES))
def test_bad_certificate(sides, certs, runtime, certificate):
    client, server = client_of(sides, certs, runtime, certificate, ca=certs / "ca.pem")
    errors = [line.split()[2] for line in client if " error " in line]
    assert len(errors) == 1 and errors[0] in CODES[certificate]
    assert not any("secure" in line for line in client)
    assert [line for line in server if "error ERR_TLS" in line]


def test_wrong_authority(sides, certs, runtime):
    client, _ = client_of(sides, certs, runtime, "server", ca=certs / "other_ca.pem")
    assert "client error ERR_TLS_CERT_UNTRUSTED handshake" in client


def test_trust_all_takes_anybody(sides, certs, runtime):
    client, _ = client_of(sides, certs, runtime, "expired", trust_all=1)
    assert "client echoed True" in client


def test_der_serves_as_well(sides, certs, runtime):
    client, _ = client_of(sides, certs, runtime, "server", ca=certs / "ca.der")
    assert "client echoed True" in client


def test_server_needs_a_certificate(start, runtime):
    assert start(runtime, "server").result() == ["refused ValueError", "done"]


def test_board_without_authorities_says_so(start, runtime):
    if runtime.name == "cpython":
        pytest.skip("CPython has the system's authorities")
    lines = start(runtime, "client", port=1).result()
    assert lines == ["refused ValueError", "done"]


def test_missing_file_is_an_oserror(start, runtime, tmp_path):
    lines = start(runtime, "server", cert=tmp_path / "none.pem").result()
    assert lines[0] in ("refused OSError", "refused FileNotFoundError")
