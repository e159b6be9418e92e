"""Packages of PyPI that know nothing of net, on net.aio: each against a real server or client.
The same programs on asyncio's own streams show that it is not the program."""

import datetime
import ipaddress
import os
import subprocess
import sys

import peers_real
import programs
import pytest
import runtimes

HOWS = [("net", "asyncio"), ("net", "debug"), ("net", "uvloop"), ("asyncio", "asyncio")]


@pytest.fixture(params=HOWS, ids="-".join)
def how(request):
    if request.param[1] == "uvloop":
        peers_real.package("uvloop")
    return request.param


def run(name, port, how, *words, packages=()):
    """Run a program to its "over"; no warning of -X dev may come by the way."""
    for package in packages:
        peers_real.package(package)
    command = [sys.executable, "-X", "dev", peers_real.FOREIGN / f"{name}.py", port, *how, *words]
    done = subprocess.run(
        [str(word) for word in command],
        capture_output=True,
        text=True,
        env={**runtimes.python().environment(), "PYTHONPATH": os.pathsep.join(sys.path)},
        timeout=4 * programs.PATIENCE,
        check=False,
    )
    printed = done.stdout + done.stderr
    assert done.returncode == 0 and "over" in done.stdout, printed
    if how[0] == "net":
        assert "unclosed" not in printed and "never awaited" not in printed, printed


def test_redis(how):
    peers_real.package("redis")
    with peers_real.Server("redis-server", "--port", "PORT", "--save", "") as server:
        run("redis_client", server.port, how)


def test_amqtt(how):
    peers_real.package("amqtt")
    peers_real.package("aiomqtt")
    with peers_real.Server("mosquitto", "-p", "PORT") as server:
        run("amqtt_both", server.port, how, peers_real.free_port())


def test_nats(how):
    peers_real.package("nats")
    with peers_real.Server("nats-server", "-a", "127.0.0.1", "-p", "PORT") as server:
        run("nats_client", server.port, how)


def test_aioftp(how):
    run("aioftp_both", peers_real.free_port(), how, packages=["aioftp"])


def test_hypercorn(how, certificate):
    ports = peers_real.free_port(), peers_real.free_port()
    run("hypercorn_app", ports[0], how, ports[1], *certificate, packages=["hypercorn", "h2"])


def test_protocols_beside(how):
    ports = peers_real.free_port(), peers_real.free_port()
    run("protocols_beside", ports[0], how, ports[1], packages=["aiohttp", "websockets"])


@pytest.fixture(scope="module")
def certificate(tmp_path_factory):
    """(certificate, key) as files, of 127.0.0.1."""
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import ec

    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "127.0.0.1")])
    now = datetime.datetime.now(datetime.timezone.utc)
    names = x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address("127.0.0.1"))])
    made = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(now - datetime.timedelta(days=1))
        .not_valid_after(now + datetime.timedelta(days=30))
        .add_extension(names, critical=False)
        .sign(key, hashes.SHA256())
    )
    folder = tmp_path_factory.mktemp("certificate")
    pem = serialization.Encoding.PEM
    (folder / "cert.pem").write_bytes(made.public_bytes(pem))
    (folder / "key.pem").write_bytes(
        key.private_bytes(pem, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    )
    return folder / "cert.pem", folder / "key.pem"
