"""start_tls() of net.aio's streams on CPython, as asyncio has it: a connection that begins in the
clear goes on with TLS, each end against asyncio's own."""

import subprocess
import sys

import pytest
import runtimes

PROGRAM = """
import asyncio
import ssl
import sys

from net import aio

who, ca, foreign, cert, key = sys.argv[1:]
serving, calling = ((aio if name == "net" else asyncio) for name in who.split("-"))
given = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
given.load_cert_chain(cert, key)


async def serve(reader, writer):
    try:
        assert await reader.readline() == b"STARTTLS\\n"
        writer.write(b"go\\n")
        await writer.start_tls(given)
        while data := await reader.read(5000):
            writer.write(data)
            await writer.drain()
    except (OSError, asyncio.IncompleteReadError) as error:
        print("the server was refused")
    writer.close()


async def call(port, trusted):
    reader, writer = await calling.open_connection("localhost", port)
    writer.write(b"STARTTLS\\n")
    assert await reader.readline() == b"go\\n"
    await writer.start_tls(ssl.create_default_context(cafile=trusted), server_hostname="localhost")
    assert writer.get_extra_info("ssl_object").version() is not None
    assert writer.get_extra_info("cipher")
    text = b"0123456789" * 50000
    writer.write(text)
    assert await reader.readexactly(len(text)) == text
    for number in range(20):
        writer.write(b"line %d\\n" % number)
        await writer.drain()
        assert await reader.readline() == b"line %d\\n" % number
    print("the same came back")
    writer.close()
    await writer.wait_closed()


async def main():
    server = await serving.start_server(serve, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    await call(port, ca)
    try:
        await call(port, foreign)
    except OSError as error:
        print("refused")
    server.close()


asyncio.run(asyncio.wait_for(main(), 20))
"""


@pytest.mark.skipif(sys.version_info < (3, 11), reason="asyncio has no start_tls before 3.11")
@pytest.mark.parametrize("who", ["net-net", "net-asyncio", "asyncio-net"])
def test_start_tls(certs, tmp_path, who):
    script = tmp_path / "program.py"
    script.write_text(PROGRAM)
    done = subprocess.run(
        [
            sys.executable,
            script,
            who,
            *(certs / n for n in ("ca.pem", "other_ca.pem", "server.pem", "server.key.pem")),
        ],
        env=runtimes.python().environment(),
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    told = done.stdout.splitlines()
    assert told[:1] == ["the same came back"], done.stderr
    assert "refused" in told, done.stderr
    assert not done.returncode, done.stderr
