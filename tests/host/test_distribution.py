"""The sdist and the wheel build, install into a clean environment and run there; with the extra
`pi` the demo finds Blinka's pins. Builds in a copy, so that the work tree stays as it is."""

import os
import re
import shutil
import subprocess
import sys
import tarfile
import zipfile

import clients
import programs
import pytest
import runtimes

USER = """
import net

def on_connect() -> None:
    sock.write(b"hello")
    sock.end()

def on_connection(peer: net.Socket) -> None:
    peer.on("data", lambda data: print(data.decode(), end=""))
    peer.on("close", server.close)

server = net.create_server(on_connection, no_delay=True, max_connections=5)
server.listen(0, "127.0.0.1", on_listening=lambda: None)
where = server.address()
sock = net.connect(where["port"], "127.0.0.1", on_connect, timeout=60000)
sock.set_timeout(60000).on("timeout", sock.destroy)
taken: bool = sock.write("more")
timer = net.call_later(10, print, "late")
timer.cancel()
net.run()
"""
USER_AIO = """
import asyncio

from net import aio

async def echo(reader: aio.Stream, writer: aio.Stream) -> None:
    async for line in reader:
        writer.write(line)
        await writer.drain()

async def main() -> None:
    server = await aio.start_server(echo, "127.0.0.1")
    reader, writer = await aio.open_connection("127.0.0.1", server.port)
    writer.write(b"a line\\n")
    line: bytes = await aio.wait_for(reader.readline(), 5)
    count: int = await reader.readinto(bytearray(10)) if not line else len(line)
    print(count)
    writer.close()
    await writer.wait_closed()
    server.close()
    await server.wait_closed()

asyncio.run(main())
"""
NOT_SOURCES = ("build", ".git", ".pytest_cache", ".hypothesis", "*.egg-info", "__pycache__")
BUILD = """
from setuptools import build_meta
print(build_meta.build_{kind}({dest!r}))
"""
CLEAN = ("PYTHONPATH", "MICROPYPATH")


class Trouble(Exception):
    """pip could not install: no network, no compiler."""


class Environment:
    """A virtual environment without pip; what it needs is installed by ours."""

    def __init__(self, folder):
        self.folder = folder
        self.python = folder / "bin/python"
        subprocess.run([sys.executable, "-m", "venv", "--without-pip", folder], check=True)

    def install(self, *what):
        pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "--python", self.python]
        done = subprocess.run(
            [*pip, "install", "-q", *what], capture_output=True, text=True, check=False
        )
        if done.returncode:
            raise Trouble(f"pip install {what}: {done.stderr[-500:]}")

    def run(self, *words, cwd):
        """stdout of a program that must succeed."""
        done = self.attempt(*words, cwd=cwd)
        assert not done.returncode, done.stderr
        assert "Deprecat" not in done.stderr, done.stderr
        return done.stdout

    def attempt(self, *words, cwd):
        variables = {k: v for k, v in os.environ.items() if k not in CLEAN}
        return subprocess.run(
            [self.folder / "bin" / words[0], *map(str, words[1:])],
            cwd=cwd,
            env=variables,
            capture_output=True,
            text=True,
            timeout=280,
            check=False,
        )


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """(wheel, wheel made of the unpacked sdist, sdist), or a skip where pip has no network."""
    work = tmp_path_factory.mktemp("distribution")
    source, dest, again = work / "source", work / "dist", work / "again"
    shutil.copytree(runtimes.ROOT, source, ignore=shutil.ignore_patterns(*NOT_SOURCES))
    builder = Environment(work / "builder")
    try:
        builder.install("setuptools>=77")
    except Trouble as error:
        (pytest.fail if os.environ.get("CI") else pytest.skip)(str(error))

    def build(kind, folder, into):
        into.mkdir(exist_ok=True)
        script = BUILD.format(kind=kind, dest=str(into))
        return into / builder.run("python", "-c", script, cwd=folder).split()[-1]

    sdist = build("sdist", source, dest)
    wheel = build("wheel", source, dest)
    with tarfile.open(sdist) as archive:
        archive.extractall(work)
    unpacked = work / sdist.name[: -len(".tar.gz")]
    return wheel, build("wheel", unpacked, again), sdist


@pytest.fixture(scope="module")
def installed(made, tmp_path_factory):
    """A clean environment with the wheel in it and nothing else."""
    environment = Environment(tmp_path_factory.mktemp("clean") / "venv")
    environment.install("--no-deps", "--no-index", made[0])
    return environment


def contents(wheel):
    with zipfile.ZipFile(wheel) as archive:
        return {name for name in archive.namelist() if ".dist-info/" not in name}


def test_wheel_holds_the_packages_and_no_more(made):
    names = contents(made[0])
    packages = {"net", "net_cpython", "net_cli", "netboard", "net_micropython-stubs"}
    assert {name.split("/")[0] for name in names} == packages
    wanted = {"net/__main__.py", "net/py.typed", "net_cpython/py.typed", "net_cli/py.typed"}
    assert wanted <= names


@pytest.mark.parametrize(
    "package, folder",
    [
        ("net", "lib/net"),
        ("net_cpython", "ports/cpython/net_cpython"),
        ("net_cli", "ports/cpython/net_cli"),
    ],
)
def test_wheel_holds_every_file_of_a_package(made, package, folder):
    here = runtimes.ROOT / folder
    files = {str(package / file.relative_to(here)) for file in here.rglob("*.py")}
    there = {n for n in contents(made[0]) if n.startswith(package + "/")}
    assert files == {n for n in there if n.endswith(".py")}
    others = {f"{package}/py.typed"}
    if package == "net":  # each file has a stub, for the most part an empty one
        others |= {f"{name}i" for name in files}
    assert there - files == others


def test_wheel_has_stubs_with_docstrings(made):
    with zipfile.ZipFile(made[0]) as archive:
        text = archive.read("net/__init__.pyi").decode()
        wifi = archive.read("net_micropython-stubs/wifi.pyi").decode()
    assert "Emit `timeout` after msecs milliseconds without activity" in text
    assert "The station interface." in wifi


def test_wheel_holds_what_netboard_puts_on_boards(made):
    carried = {n for n in contents(made[0]) if n.startswith("netboard/project/")}
    for folder, pattern in (
        ("boards", "*.toml"),
        ("examples", "*.py"),
        ("lib/net", "**/*.py"),
        ("ports/micropython/net_micropython", "**/*.py"),
        ("stubs", "**/*.pyi"),
        ("tools/netboard/on_board", "*.py"),
    ):
        here = runtimes.ROOT
        files = {file.relative_to(here).as_posix() for file in (here / folder).glob(pattern)}
        assert files, folder
        assert {f"netboard/project/{file}" for file in files} <= carried


@pytest.mark.parametrize("path", ["tests", "docs", "examples", "boards", "ports/micropython"])
def test_sdist_is_the_whole_project(made, path):
    with tarfile.open(made[2]) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}
    here = runtimes.ROOT
    wanted = {f.relative_to(here).as_posix() for f in (here / path).rglob("*") if f.is_file()}
    assert {name for name in wanted if "__pycache__" not in name} <= names


def test_sdist_makes_the_same_wheel(made):
    assert contents(made[1]) == contents(made[0])


def test_runs_where_it_is_installed(installed, tmp_path):
    where = installed.run("python", "-c", "import net; print(net.__file__)", cwd=tmp_path)
    assert where.startswith(str(installed.folder))
    printed = installed.run("python", "-m", "net", "bench", "-t", "2", cwd=tmp_path)
    assert "messages/s" in printed


def test_console_script(installed, tmp_path):
    printed = installed.run("micropython-net", "--version", cwd=tmp_path)
    assert printed.startswith("micropython-net ")


def test_netboard_says_what_it_needs(installed, tmp_path):
    done = installed.attempt("netboard", "list", cwd=tmp_path)
    assert done.returncode == 1
    assert "pip install 'micropython-net[netboard]'" in done.stderr


@pytest.fixture(scope="module")
def with_netboard(made, tmp_path_factory):
    """A clean environment with the wheel, netboard and what it needs."""
    environment = Environment(tmp_path_factory.mktemp("netboard") / "venv")
    environment.install(f"{made[0]}[netboard]")
    return environment


def test_an_installed_netboard_gives_an_editor_its_types(with_netboard, tmp_path):
    said = with_netboard.run("netboard", "stubs", cwd=tmp_path)
    assert said == "typings: the types of net and net_micropython\n"
    there = {file.parent.name for file in (tmp_path / "typings").rglob("__init__.pyi")}
    assert {"net", "tls", "aio", "stream", "net_micropython"} <= there


@pytest.fixture
def board_path(any_micropython, tmp_path, monkeypatch):
    """A `micropython` on PATH, as the virtual board of an installed netboard needs."""
    (tmp_path / "bin").mkdir()
    (tmp_path / "bin/micropython").symlink_to(any_micropython.command[0])
    monkeypatch.setenv("PATH", f"{tmp_path / 'bin'}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))


def test_netboard_works_where_it_is_installed(with_netboard, tmp_path):
    run = with_netboard.run
    assert run("netboard", "--version", cwd=tmp_path).startswith("netboard ")
    assert "RPI_PICO_W" in run("netboard", "list", cwd=tmp_path)
    words = ("matrix", "--board", "RPI_PICO_W", "--style", "net")
    assert "Socket.write" in run("netboard", *words, cwd=tmp_path)
    for words in (("check", "--virtual"), ("matrix", "--write"), ("matrix", "--check")):
        done = with_netboard.attempt("netboard", *words, cwd=tmp_path)
        assert done.returncode == 1 and "checkout" in done.stderr


def test_an_installed_netboard_flashes(with_netboard, tmp_path, board_path):
    words = ("flash", "--virtual", "--style", "messages")
    printed = with_netboard.run("netboard", *words, cwd=tmp_path)
    assert "smoke test passed" in printed and "connects and echoes" in printed
    assert '"loopback": true' in with_netboard.run("netboard", "probe", "--virtual", cwd=tmp_path)
    assert ".mpy of the core" in with_netboard.run("netboard", "size", cwd=tmp_path)


def test_a_virtual_board_from_pip_alone(with_netboard, made, tmp_path, monkeypatch):
    """No MicroPython on PATH: that of the extra `virtual`, where pip finds it for this Python."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    if shutil.which("micropython"):
        monkeypatch.setenv("PATH", str(with_netboard.folder / "bin"))
    done = with_netboard.attempt("netboard", "flash", "--virtual", cwd=tmp_path)
    assert done.returncode == 1 and "micropython-net[virtual]" in done.stderr
    try:
        with_netboard.install("--only-binary", ":all:", f"{made[0]}[virtual]")
    except Trouble as error:
        pytest.skip(f"no wheel of it for this computer: {error}")
    printed = with_netboard.run("netboard", "flash", "--virtual", cwd=tmp_path)
    assert "smoke test passed" in printed and "connects and echoes" in printed


def test_licence(installed, tmp_path):
    script = (
        "from importlib import metadata as m; d = m.metadata('micropython-net');"
        "print(d['License-Expression'], *d.get_all('License-File'))"
    )
    assert installed.run("python", "-c", script, cwd=tmp_path) == "MIT LICENSE\n"


def test_the_page_of_a_package_index_has_whole_links(installed, tmp_path):
    script = (
        "from importlib import metadata as m; print(m.metadata('micropython-net').get_payload())"
    )
    text = installed.run("python", "-c", script, cwd=tmp_path)
    links = re.findall(r"\]\(([^)]*)\)", text)
    assert len(links) > 30
    assert not [link for link in links if not link.startswith(("https://", "#"))]


def test_metadata_has_the_project_s_addresses(installed, tmp_path):
    script = (
        "from importlib import metadata as m;"
        "print(*m.metadata('micropython-net').get_all('Project-URL'), sep='\\n')"
    )
    names = [
        line.split(",")[0]
        for line in installed.run("python", "-c", script, cwd=tmp_path).splitlines()
    ]
    assert {"Repository", "Documentation", "Issues", "Changelog"} <= set(names)


def test_metadata_names_the_extras(installed, tmp_path):
    script = (
        "from importlib import metadata as m; d = m.metadata('micropython-net');"
        "print(*d.get_all('Provides-Extra'), d['Requires-Python'])"
    )
    words = installed.run("python", "-c", script, cwd=tmp_path).split()
    assert {"pi", "cli"} <= set(words)
    assert words[-1] == ">=3.9"


def test_demo_with_blinka(made, tmp_path, monkeypatch):
    """Blinka itself, on its board without hardware."""
    environment = Environment(tmp_path / "venv")
    try:
        environment.install(f"{made[0]}[pi]")
    except Trouble as error:  # a part of Blinka is compiled: needs a compiler and Python's headers
        pytest.skip(str(error))
    monkeypatch.setenv("BLINKA_OS_AGNOSTIC", "1")
    for name in CLEAN:
        monkeypatch.delenv(name, raising=False)
    desk = runtimes.Runtime("cpython", [str(environment.python), "-u"], (), "linux")
    with programs.Program(desk, "examples/led_button_server.py", 0) as program:
        with clients.connect(program.port()) as sock, sock.makefile("rb") as lines:
            assert clients.read_line(lines) == "led 0, button 1\n"
            sock.sendall(b"led 1\n")
            assert clients.read_line(lines) == "led 1, button 1\n"


def mypy(environment, script):
    """What mypy says of a program, with the packages that are installed there."""
    pytest.importorskip("mypy")
    words = ["--config-file=", "--check-untyped-defs", "--python-executable", environment.python]
    done = subprocess.run(
        [sys.executable, "-m", "mypy", *words, script],
        cwd=script.parent,
        env={k: v for k, v in os.environ.items() if k not in (*CLEAN, "MYPYPATH")},
        capture_output=True,
        text=True,
        check=False,
    )
    return done.stdout


@pytest.mark.parametrize("program", [USER, USER_AIO], ids=["sockets", "streams"])
def test_types_of_a_program(installed, tmp_path, program):
    script = tmp_path / "program.py"
    script.write_text(program)
    assert mypy(installed, script) == "Success: no issues found in 1 source file\n"
    assert installed.run("python", script, cwd=tmp_path) in ("morehello", "7\n")


def test_wrong_types_are_found(installed, tmp_path):
    script = tmp_path / "program.py"
    script.write_text("import net\n\nfull: str = net.Socket().write(b'')\n")
    assert 'expression has type "bool", variable has type "str"' in mypy(installed, script)
