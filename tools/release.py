#!/usr/bin/env python3
"""Make a release and try it out: wheel, sdist, and the library as .mpy for each bytecode version.

Host tool, for `make release`. Everything lands in build/release, with SHA256SUMS. The wheel goes
into a clean environment, where the command line and netboard run; the .mpy of a bundle run a
server and a client on MicroPython, from a folder with nothing else in it.
"""

import argparse
import hashlib
import os
import re
import shutil
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import compile_mpy
import interrupted
import mip_package
import owner
import stub_package

ROOT = Path(__file__).resolve().parent.parent
INTERPRETERS = ROOT / "build/micropython"
# {version of .mpy: the firmware that loads it}; mpy-cross of today makes these.
BYTECODES = {"6": "MicroPython 1.22 and later"}
TRY = """
import net
got = []
def on_connection(socket):
    socket.pipe(socket)
server = net.create_server(on_connection)
def start():
    client = net.connect(server.address()["port"], "127.0.0.1", lambda: client.write("hello"))
    client.on("data", lambda data: (got.append(bytes(data)), client.end(), server.close()))
server.listen(0, "127.0.0.1", start)
net.run()
print(got, net.__version__, net.__file__)
"""


class Broken(Exception):
    """What was built does not do."""


def run(*words, **options):
    """stdout of a program that must succeed."""
    done = subprocess.run(
        [str(word) for word in words], capture_output=True, text=True, check=False, **options
    )
    if done.returncode:
        raise Broken(f"{' '.join(map(str, words))}:\n{done.stdout[-2000:]}{done.stderr[-2000:]}")
    return done.stdout


def changes():
    """The CHANGELOG has a section for this version."""
    version = mip_package.version()
    text = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    if not re.search(rf"(?m)^## {re.escape(version)}\b", text):
        raise Broken(f"CHANGELOG.md has no section for {version}")


class Environment:
    """A virtual environment of its own."""

    def __init__(self, folder):
        shutil.rmtree(folder, ignore_errors=True)
        venv.create(folder, with_pip=True)
        self.bin = folder / ("Scripts" if os.name == "nt" else "bin")

    def install(self, *what):
        run(self.bin / "python", "-m", "pip", "install", "-q", *what)


# ---- what is built


def distributions(work, into):
    """Wheel and sdist, built from a copy, so that nothing of this folder gets in by chance."""
    builder = Environment(work / "builder")
    builder.install("build", "twine")
    source = work / "source"
    shutil.rmtree(source, ignore_errors=True)
    apart = shutil.ignore_patterns("build", ".git", "*.egg-info", "__pycache__", ".*_cache")
    shutil.copytree(ROOT, source, ignore=apart)
    run(builder.bin / "python", "-m", "build", "--outdir", into, source)
    made = sorted(into.iterdir())
    run(builder.bin / "python", "-m", "twine", "check", "--strict", *made)
    return made


def bundle(work, into, bytecode):
    """A zip to unpack on a board: lib/net, lib/net_micropython."""
    folder = work / f"mpy{bytecode}"
    compile_mpy.compile_all(folder / "lib")
    target = into / f"micropython-net-{mip_package.version()}-mpy{bytecode}.zip"
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as made:
        for file in sorted(folder.rglob("*.mpy")):
            if file.read_bytes()[1] != int(bytecode):
                raise Broken(f"{file} is not of version {bytecode}")
            made.write(file, file.relative_to(folder).as_posix())
        made.write(ROOT / "LICENSE", "LICENSE")
    return target


def stubs(work, into):
    """A zip to unpack into the folder from which an editor takes types."""
    folder = work / "stubs"
    stub_package.write(folder)
    target = into / f"micropython-net-stubs-{mip_package.version()}.zip"
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as made:
        for file in sorted(file for file in folder.rglob("*") if file.is_file()):
            made.write(file, file.relative_to(folder).as_posix())
        made.write(ROOT / "LICENSE", "net/LICENSE")
    return target


# ---- what is tried


def try_wheel(work, wheel):
    """A line for each program that runs where the wheel is all there is."""
    environment = Environment(work / "clean")
    environment.install(f"{wheel}[netboard]")
    (work / "bin").mkdir(exist_ok=True)
    link = work / "bin/micropython"
    link.unlink(missing_ok=True)
    link.symlink_to(INTERPRETERS / "micropython-32")
    changed = {"XDG_CACHE_HOME": str(work / "cache"), "PYTHONPATH": ""}
    changed["PATH"] = os.pathsep.join([str(work / "bin"), os.environ["PATH"]])
    options = {"cwd": work, "env": {**os.environ, **changed}}
    python, netboard = environment.bin / "python", environment.bin / "netboard"
    yield run(python, "-m", "net", "--version", **options).strip()
    yield run(python, "-m", "net", "bench", "-t", "0.2", **options).splitlines()[1]
    yield run(netboard, "--version", **options).strip()
    printed = run(netboard, "flash", "--virtual", **options)
    yield "netboard flash --virtual: " + printed.splitlines()[-1]


def try_bundle(work, made):
    for bits in (32, 64):
        folder = work / f"unpacked{bits}"
        shutil.rmtree(folder, ignore_errors=True)
        with zipfile.ZipFile(made) as archive:
            archive.extractall(folder)
        path = f"{folder / 'lib'}:.frozen"
        printed = run(
            INTERPRETERS / f"micropython-{bits}",
            "-c",
            TRY,
            cwd=folder,
            env={"PATH": os.environ["PATH"], "MICROPYPATH": path},
        )
        if not printed.startswith("[b'hello']") or ".mpy" not in printed:
            raise Broken(f"{made.name} on {bits} bit: {printed}")
        yield f"{made.name}: serves and connects on the {bits}-bit MicroPython"


def sums(into, files):
    lines = [f"{hashlib.sha256(f.read_bytes()).hexdigest()}  {f.name}\n" for f in files]
    (into / "SHA256SUMS").write_text("".join(lines), encoding="utf-8")


def release():
    into, work = ROOT / "build/release", ROOT / "build/release-work"
    shutil.rmtree(into, ignore_errors=True)
    into.mkdir(parents=True)
    work.mkdir(exist_ok=True)
    changes()
    files = distributions(work, into)
    wheel = next(file for file in files if file.suffix == ".whl")
    for text in try_wheel(work, wheel):
        print(f"release: {text}")
    for bytecode in BYTECODES:
        files.append(bundle(work, into, bytecode))
        for text in try_bundle(work, files[-1]):
            print(f"release: {text}")
    files.append(stubs(work, into))
    sums(into, files)
    for file in sorted(into.iterdir()):
        print(f"release: {file.relative_to(ROOT)}  {file.stat().st_size} bytes")
    if owner.owner() == "OWNER":
        print("release: not to be uploaded yet: nobody's copy so far (python tools/owner.py NAME)")


def main():
    argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0]).parse_args()
    try:
        release()
    except (Broken, ValueError, OSError) as error:
        sys.exit(f"release: {error}")


if __name__ == "__main__":
    interrupted.quietly()
    main()
