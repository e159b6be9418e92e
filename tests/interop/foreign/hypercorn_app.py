"""An ASGI application on hypercorn, in the clear (HTTP/1.1 and 2) and, given a certificate and a
key, with TLS; curl is the client."""

import asyncio
import sys

import begin
from hypercorn.asyncio import serve
from hypercorn.config import Config

DATA = bytes(range(256)) * 2048


async def app(scope, receive, send):
    if scope["type"] != "http":
        return
    size = 0
    while True:
        event = await receive()
        size += len(event.get("body", b""))
        if not event.get("more_body"):
            break
    head = [(b"x-version", scope["http_version"].encode()), (b"x-size", b"%d" % size)]
    await send({"type": "http.response.start", "status": 200, "headers": head})
    for at in range(0, len(DATA), 50000):
        body = DATA[at : at + 50000]
        await send({"type": "http.response.body", "body": body, "more_body": True})
    await send({"type": "http.response.body", "body": b""})


async def curl(url, *words):
    command = ("curl", "--silent", "--show-error", "--fail", "--include", "--insecure")
    process = await asyncio.create_subprocess_exec(
        *command, *words, url, stdout=asyncio.subprocess.PIPE
    )
    out, _ = await process.communicate()
    assert process.returncode == 0, words
    head, _, body = out.partition(b"\r\n\r\n")
    assert body == DATA, (len(body), head)
    return head


async def main():
    port, secure, certificate, key = sys.argv[1], sys.argv[4], sys.argv[5], sys.argv[6]
    config = Config()
    config.certfile, config.keyfile = certificate, key
    config.bind, config.insecure_bind = [f"127.0.0.1:{secure}"], [f"127.0.0.1:{port}"]
    over = asyncio.Event()
    task = asyncio.create_task(serve(app, config, shutdown_trigger=over.wait))
    await asyncio.sleep(0.3)
    plain = f"http://127.0.0.1:{port}/"
    assert b"x-version: 1.1" in await curl(plain)
    assert b"x-size: 3000" in await curl(plain, "--data", "x" * 3000)
    assert b"x-version: 2" in await curl(plain, "--http2-prior-knowledge")
    await asyncio.gather(*(curl(plain) for _ in range(10)))
    assert b"x-version: 1.1" in await curl(f"https://127.0.0.1:{secure}/", "--http1.1")
    assert b"x-version: 2" in await curl(f"https://127.0.0.1:{secure}/")
    over.set()
    await task


begin.run(main)
