"""aioftp's server with its own client and curl's."""

import asyncio
import pathlib
import sys
import tempfile

import aioftp  # after begin: it keeps asyncio's functions
import begin

DATA = bytes(range(256)) * 4096


async def curl(*words):
    process = await asyncio.create_subprocess_exec(
        "curl", "--silent", "--show-error", "--fail", *words, stdout=asyncio.subprocess.PIPE
    )
    out, _ = await process.communicate()
    assert process.returncode == 0, words
    return out


async def main():
    port = int(sys.argv[1])
    with tempfile.TemporaryDirectory() as folder:
        home = pathlib.Path(folder)
        (home / "given").write_bytes(DATA)
        server = aioftp.Server([aioftp.User(base_path=home)])
        await server.start("127.0.0.1", port)
        async with aioftp.Client.context("127.0.0.1", port) as client:
            names = {str(path) for path, _ in await client.list()}
            assert names == {"given"}
            async with client.download_stream("given") as stream:
                assert await stream.read() == DATA
            async with client.upload_stream("taken") as stream:
                for at in range(0, len(DATA), 10000):
                    await stream.write(DATA[at : at + 10000])
        assert (home / "taken").read_bytes() == DATA
        url = f"ftp://127.0.0.1:{port}/"
        assert await curl(url + "taken") == DATA
        await curl("--upload-file", str(home / "given"), url + "sent")
        assert (home / "sent").read_bytes() == DATA
        await server.close()


begin.run(main)
