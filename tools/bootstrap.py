#!/usr/bin/env python3
"""Make build/venv: an environment with the development tools and this project in it, editable.

Host tool; standard library only. Any python3 from 3.9 on will do, also one whose distribution
splits off ensurepip, pip and the certificates (Debian, Ubuntu): what is missing is taken from
the distribution's own packages into build/, without root. A stamp of pyproject.toml and the
interpreter makes a second run do nothing.

    python3 tools/bootstrap.py [--extra dev] [--extra bench]
"""

import argparse
import hashlib
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import interrupted
from private_apt import Failure, PrivateApt, architecture, available, unpack

ROOT = Path(__file__).resolve().parent.parent
BUILD = ROOT / "build"
VENV = BUILD / "venv"
STAMP = VENV / "bootstrap.stamp"
MINIMUM = (3, 9)
SYSTEM_CERTIFICATES = Path("/etc/ssl/certs/ca-certificates.crt")
CERTIFI = """def where():
    return {bundle!r}


def contents():
    with open(where(), encoding="ascii") as file:
        return file.read()
"""
NO_PIP = (
    f"{sys.executable} has no ensurepip, and this machine has no apt to fetch pip with. Install "
    "Python with its venv and pip by the machine's own means and retry."
)
OTHER_PIP = (
    f"the distribution's pip does not run with {sys.executable}. Install the distribution's "
    "python3-venv package (apt-get install python3-venv) and retry."
)
NO_INDEX = (
    " Its reason is above. It has to reach the package index once; all of build/ takes 300 MB."
)
NO_VENV = (
    f"{sys.executable} lacks the venv module of its own standard library. Install the "
    "distribution's whole python3 package (apt-get install python3) and retry."
)


def say(text):
    print("bootstrap: " + text, flush=True)


def fingerprint():
    """What the environment is made from: when it changes, the environment is made anew."""
    parts = [(ROOT / "pyproject.toml").read_bytes(), sys.version.encode(), sys.executable.encode()]
    return hashlib.sha256(b"\0".join([*parts, str(ROOT).encode()])).hexdigest()


def made():
    """The extras that the environment has already; None where it is absent or out of date."""
    words = STAMP.read_text().split() if STAMP.exists() else []
    return set(words[1:]) if words[:1] == [fingerprint()] else None


def importable(name):
    command = [sys.executable, "-c", f"import {name}"]
    return subprocess.run(command, capture_output=True, check=False).returncode == 0


def run(*command, advice="", **options):
    """What it says of trouble is shown if it fails; what Ctrl-C makes it say is nobody's."""
    words = [str(word) for word in command]
    done = subprocess.run(words, check=False, stderr=subprocess.PIPE, **options)
    if done.returncode:
        sys.stderr.write(done.stderr.decode(errors="backslashreplace"))
        raise Failure(f"`{' '.join(words)}` failed ({done.returncode}).{advice}")


def package_files(package, pattern):
    """Files of one distribution package, unpacked below build/, that match the pattern."""
    if not available():
        raise Failure(NO_PIP)
    work, root = BUILD / f"apt-{package}", BUILD / package
    apt = PrivateApt(work, architecture())
    apt.find(package, say=say)
    say(f"downloading {package} ...")
    unpack(apt.download(package, needs=False), root)
    shutil.rmtree(work, ignore_errors=True)
    found = sorted(root.glob(pattern))
    if not found:
        raise Failure(f"{package} holds nothing like {pattern}.")
    return found


def make_venv():
    """An environment with pip in it."""
    shutil.rmtree(VENV, ignore_errors=True)
    if not importable("venv"):
        raise Failure(NO_VENV)
    if importable("ensurepip"):
        say(f"making {VENV} with {sys.executable} ...")
        run(sys.executable, "-m", "venv", "--without-pip", VENV)
        # By itself, not by venv, which keeps why it fails to itself.
        quiet = {"stdout": subprocess.DEVNULL}
        run(VENV / "bin/python", "-I", "-m", "ensurepip", "--upgrade", "--default-pip", **quiet)
        return
    say(f"making {VENV} with {sys.executable}, which has no ensurepip ...")
    run(sys.executable, "-m", "venv", "--without-pip", VENV)
    site = next(VENV.glob("lib/python*/site-packages"))
    wheel = package_files("python3-pip-whl", "usr/share/python-wheels/pip-*.whl")[0]
    # A wheel of pure Python is laid out as it is installed.
    zipfile.ZipFile(wheel).extractall(site)
    if sys.version_info < (3, 10) and not importable("distutils.cmd"):
        bring_distutils(site)
    if not SYSTEM_CERTIFICATES.exists():
        bring_certificates(site / "pip/_vendor/certifi/core.py")
    asked = [str(VENV / "bin/python"), "-m", "pip", "--version"]
    if subprocess.run(asked, stdout=subprocess.DEVNULL, check=False).returncode:
        raise Failure(OTHER_PIP)


def bring_distutils(site):
    """Debian splits it off, and leaves a part in the place of the whole: add the rest to that."""
    pattern = "usr/lib/python{}.{}/distutils/cmd.py".format(*sys.version_info)
    folder = str(package_files("python3-distutils", pattern)[0].parent)
    line = f"import distutils; distutils.__path__.append({folder!r})\n"
    (site / "distutils-rest.pth").write_text(line)


def bring_certificates(certifi):
    """The distribution's pip takes only the system's certificates, at its import: give it some."""
    pattern = "usr/share/ca-certificates/mozilla/*.crt"
    parts = [file.read_text() for file in package_files("ca-certificates", pattern)]
    bundle = BUILD / "ca-certificates.pem"
    bundle.write_text("\n".join(parts))
    certifi.write_text(CERTIFI.format(bundle=str(bundle)))


def install(extras):
    names = ",".join(sorted(extras))
    say(f"installing micropython-net[{names}], editable ...")
    environment = dict(os.environ, PIP_DISABLE_PIP_VERSION_CHECK="1")
    pip = (VENV / "bin/python", "-m", "pip")
    # Asks for nothing where pip is new enough for editable installs without a setup.py.
    # Twice quiet: else each source of packages that cannot be reached is told once a package.
    quiet = (*pip, "install", "--quiet", "--quiet")
    run(*quiet, "pip>=21.3", env=environment, advice=NO_INDEX)
    run(*quiet, "--editable", f"{ROOT}[{names}]", env=environment, advice=NO_INDEX)


def bring(extras):
    """Make the environment hold these extras; does nothing where it does already."""
    have = made()
    if have is not None and extras <= have:
        return
    BUILD.mkdir(exist_ok=True)
    if have is None:
        make_venv()
    install(extras)
    STAMP.write_text(" ".join([fingerprint(), *sorted(extras | (have or set()))]))
    say(f"{VENV} is ready")


def main(argv=None):
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--extra", action="append", help="dev (the default), cli, bench, pi")
    extras = parser.parse_args(argv).extra or ["dev"]
    if sys.version_info < MINIMUM:
        sys.exit("bootstrap: Python {}.{} or later is needed".format(*MINIMUM))
    try:
        bring(set(extras))
    except Failure as error:
        sys.exit(f"bootstrap: {error}")


if __name__ == "__main__":
    interrupted.quietly()
    main()
