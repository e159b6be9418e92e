#!/usr/bin/env python3
"""Bring real servers for the interop tests into a private folder: Debian's, without root.

Host tool; run with build/venv's python after `bootstrap.py --extra foreign`. `make foreign` does
both. Each server starts through its own loader, beside its own libraries; and microdot's own
tests come out of its source distribution.

    build/venv/bin/python tools/get_peers.py [--dest build/peers]
"""

import argparse
import importlib.metadata
import shutil
import subprocess
import sys
import tarfile
from pathlib import Path

import interrupted
from get_micropython import LOADERS, write_script
from private_apt import Failure, PrivateApt, architecture, available, unpack

# The program: the package that has it.
SERVERS = {"redis-server": "redis-server", "mosquitto": "mosquitto", "nats-server": "nats-server"}


def say(text):
    print("get_peers: " + text, flush=True)


def starts(launcher):
    """Whether it is there and can say its version or how to use it."""
    if not launcher.exists():
        return False
    done = subprocess.run([launcher, "--version"], capture_output=True, check=False, timeout=20)
    return done.returncode in (0, 3)  # mosquitto ends so


def write_launcher(root, name, launcher):
    """Start the unpacked server through its own loader and libraries."""
    binary = next((p for f in ("usr/bin", "usr/sbin") if (p := root / f / name).exists()), None)
    loaders = [p for known in LOADERS for p in root.rglob(known)]
    if binary is None or not loaders:
        raise Failure(f"the unpacked packages in {root} lack {name} or its loader.")
    folders = sorted({str(p.parent.resolve()) for p in root.rglob("*.so.*") if p.is_file()})
    line = f'exec "{loaders[0].resolve()}" --library-path "{":".join(folders)}" "{binary}" "$@"'
    write_script(launcher, line)


def bring_server(dest, name, package):
    launcher = dest / name
    if starts(launcher):
        say(f"{launcher} is there already")
        return
    root, work = dest / f"{name}-files", dest / f"apt-{name}"
    for folder in (root, work):
        shutil.rmtree(folder, ignore_errors=True)
    apt = PrivateApt(work, architecture())
    apt.find(package, say=say)
    say(f"downloading {package} ...")
    unpack(apt.download(package), root)
    write_launcher(root, name, launcher)
    shutil.rmtree(work, ignore_errors=True)
    if not starts(launcher):
        raise Failure(f"{launcher} does not start on this machine.")
    say(f"{launcher} is ready")


def bring_source(dest, package):
    """Unpack the source distribution of an installed package into DEST/PACKAGE."""
    version = importlib.metadata.version(package)
    folder = dest / f"{package}-{version}"
    if folder.exists():
        say(f"{folder} is there already")
        return
    words = ["download", "--quiet", "--no-deps", "--no-binary", ":all:", "--dest", str(dest)]
    subprocess.run([sys.executable, "-m", "pip", *words, f"{package}=={version}"], check=True)
    archive = dest / f"{package}-{version}.tar.gz"
    with tarfile.open(archive) as tar:
        tar.extractall(dest)
    archive.unlink()
    say(f"{folder} is ready")


def main(argv=None):
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--dest", default="build/peers", type=Path)
    dest = parser.parse_args(argv).dest
    dest.mkdir(parents=True, exist_ok=True)
    dest = dest.resolve()
    bring_source(dest, "microdot")
    if not available():
        sys.exit("get_peers: no apt and dpkg here; put the servers on PATH by the machine's means")
    for name, package in SERVERS.items():
        try:
            bring_server(dest, name, package)
        except Failure as error:
            sys.exit(f"get_peers: {name}: {error}")


if __name__ == "__main__":
    interrupted.quietly()
    main()
