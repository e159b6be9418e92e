"""microdot as PyPI has it, unmodified, on net.aio and for comparison on asyncio's own streams;
curl and the websockets package are its clients."""

import fcntl
import json
import shutil
import subprocess
import tempfile
from pathlib import Path

import peers_real
import programs
import pytest
import runtimes

NAMES = ("cpython", "micropython-64", "micropython-32")


def interpreter(name, folder):
    """The runtime with nothing but microdot besides the library on its path."""
    found = {r.name: r for r in (runtimes.python(), *runtimes.unix_ports())}[name]
    if found.missing:
        peers_real.lacks(found.missing)
    link = folder / "microdot"
    if not link.exists():
        link.symlink_to(peers_real.package("microdot"))
    return programs.with_path(found, *found.path, str(folder))


@pytest.fixture(params=NAMES)
def runtime(request, tmp_path):
    return interpreter(request.param, tmp_path)


class App(programs.Program):
    def __init__(self, runtime, how):
        self.number = peers_real.free_port()
        app = peers_real.FOREIGN / "microdot_app.py"
        super().__init__(runtime, app, self.number, how)
        self.until("ready")

    def curl(self, path, *words):
        if shutil.which("curl") is None:
            peers_real.lacks("curl on PATH")
        command = ["curl", "--silent", "--show-error", "--include", *words]
        done = subprocess.run(
            [*command, f"http://127.0.0.1:{self.number}{path}"],
            capture_output=True,
            timeout=programs.PATIENCE,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        head, _, body = done.stdout.partition(b"\r\n\r\n")
        while head.startswith(b"HTTP/1.1 100"):
            head, _, body = body.partition(b"\r\n\r\n")
        return head, body


@pytest.fixture(params=["net", "asyncio"])
def app(request, runtime):
    with App(runtime, request.param) as program:
        yield program


def test_pages(app):
    for _ in range(5):
        head, body = app.curl("/")
        assert head.startswith(b"HTTP/1.0 200 OK")
        assert body == b"Hello, world!"
    head, body = app.curl("/plain")
    assert b"X-From: " in head
    assert body == b"a function"
    assert app.curl("/nowhere")[0].startswith(b"HTTP/1.0 404")


def test_a_body_as_json(app):
    words = ("--header", "Content-Type: application/json", "--data", '{"values": [1, 2, 39]}')
    assert json.loads(app.curl("/json", *words)[1]) == {"sum": 42}


def test_three_megabytes_up(app, tmp_path):
    file = tmp_path / "upload"
    data = bytes(range(256)) * 12288
    file.write_bytes(data)
    body = app.curl("/upload", "--data-binary", f"@{file}")[1]
    assert json.loads(body) == {"bytes": len(data), "sum": sum(data) & 0xFFFFFF}


def test_a_body_in_parts_and_a_large_one(app):
    wanted = "".join(f"part {number}\n" for number in range(200))
    assert app.curl("/chunks")[1].decode() == wanted
    assert app.curl("/large")[1] == b"0123456789" * 30000


def test_server_sent_events(app):
    head, body = app.curl("/events")
    assert b"text/event-stream" in head
    wanted = "".join(f'event: count\ndata: {{"number": {n}}}\n\n' for n in range(3))
    assert body.replace(b'":', b'": ').replace(b":  ", b": ").decode() == wanted


def test_an_exception_is_a_500_and_the_server_goes_on(app):
    assert app.curl("/fails")[0].startswith(b"HTTP/1.0 500")
    assert app.curl("/")[1] == b"Hello, world!"


def test_a_websocket(app):
    peers_real.package("websockets")
    from websockets.sync.client import connect

    with connect(f"ws://127.0.0.1:{app.number}/ws", compression=None) as ws:
        for text in ("hello", "x" * 3000, "äöü"):
            ws.send(text)
            assert ws.recv(timeout=programs.PATIENCE) == text
        ws.send(b"\0\xff" * 2000)
        assert ws.recv(timeout=programs.PATIENCE) == b"\0\xff" * 2000
    assert app.curl("/")[1] == b"Hello, world!"


def test_it_shuts_down(app):
    app.curl("/shutdown")
    app.until("over")
    assert app.process.wait(programs.PATIENCE) == 0


# microdot's own tests, and why some modules are left out.
MODULES = (
    "auth cors csrf end2end microdot multidict multipart request response sse url_pattern "
    "urlencode websocket"
).split()
ON_CPYTHON = "asgi jinja login session wsgi".split()  # what they need is not for MicroPython
# test_utemplate needs utemplate, which is not on PyPI.


@pytest.fixture
def own_tests(tmp_path):
    """The folder with its tests. Not as the package that they are in the distribution, which
    imports all of them, those of utemplate too."""
    source = peers_real.source("microdot")
    folder = tmp_path / "own"
    (folder / "tests").mkdir(parents=True)
    for file in (source / "tests").iterdir():
        if file.name != "__init__.py":
            (folder / "tests" / file.name).symlink_to(file)
    return folder


@pytest.fixture
def own_port():
    """The port that its own tests bind, for one of them at a time on this machine."""
    with open(Path(tempfile.gettempdir()) / "microdot-5678.lock", "w", encoding="utf-8") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


@pytest.mark.parametrize("how", ["net", "asyncio"])
def test_its_own_tests(runtime, tmp_path, own_tests, how, own_port):
    modules = list(MODULES)
    path = list(runtime.path)
    if runtime.name == "cpython":
        for package in ("jinja2", "jwt"):
            peers_real.package(package)
        modules += ON_CPYTHON
    else:
        path.append(str(peers_real.FOREIGN.parent / "for_micropython"))
    done = subprocess.run(
        [*runtime.command, peers_real.FOREIGN / "microdot_tests.py", own_tests, how]
        + ["test_" + module for module in modules],
        cwd=peers_real.source("microdot"),
        env=programs.with_path(runtime, *path).environment(),
        capture_output=True,
        text=True,
        timeout=4 * programs.PATIENCE,
        check=False,
    )
    lines = done.stdout.splitlines()
    assert lines and lines[-1] == "over", done.stdout + done.stderr
    assert not [line for line in lines if line.startswith("FAIL ")], done.stdout
    passed = {line.split()[1] for line in lines if line.startswith("PASS ")}
    assert passed == {"test_" + module for module in modules}
