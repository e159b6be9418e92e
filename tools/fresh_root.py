"""A Debian of its own below one folder, with a plain user in it. Part of fresh.py.

Host tool; needs root, debootstrap and unshare. Standard library only.

The base system is made once and kept; each use starts from a copy of it. All mounts are made in a
mount namespace of their own, and all processes run in a process namespace of their own: both end
with the command.
"""

import os
import re
import shutil
import signal
import subprocess
import threading
import time
from pathlib import Path

from private_apt import Failure, distribution, distribution_source, os_release

PACKAGES = "python3,make"  # and apt, which every base system has
MIRROR = "http://deb.debian.org/debian"
SCRIPTS = Path("/usr/share/debootstrap/scripts")
USER = "somebody"
HOME = "/home/" + USER
OWNER = 1000
FILES = 1024  # the soft limit of open files, as a login on Debian has it
HOSTS = "127.0.0.1 localhost\n::1 localhost ip6-localhost\n"
# What apt needs to reach its archive from here, and nothing else of this machine's apt.
APT_OPTIONS = re.compile(
    r"^Acquire::(?:https?|ftp|Check-Valid-Until|Check-Date|Retries|Force).*;$"
)
PIP_FILES = ("/etc/pip.conf", "/etc/xdg/pip")
# Variables by which the package clients find their way, and files that these may name.
VARIABLES = re.compile(r"^(?:https?_proxy|no_proxy|all_proxy|PIP_\w+|SSL_CERT_FILE)$", re.I)
ENDED = threading.Event()  # set: whatever runs in a system is ended
ENTER = """
root=$1 owner=$2 files=$3
shift 3
mount -t proc proc "$root/proc"
mount --rbind /dev "$root/dev"
exec chroot --userspec="$owner:$owner" "$root" /bin/sh -euc '
    ulimit -S -n "$0"; cd "$1"; shift; exec env -i "$@"' "$files" "$@"
"""


def missing():
    """Why no such system can be made here; None where it can."""
    if os.geteuid():
        return "only root may make a system of its own: sudo make fresh"
    for program in ("debootstrap", "unshare", "chroot", "git"):
        if not shutil.which(program):
            return f"{program} is missing: apt-get install debootstrap util-linux git"
    return None


def mirror():
    """The Debian archive that this machine's apt uses, else the public one."""
    kind, codename = distribution(os_release())
    try:
        return distribution_source(codename)[0] if kind == "debian" else MIRROR
    except Failure:
        return MIRROR


def apt_options():
    """The lines of this machine's apt configuration by which it reaches its archive."""
    if not shutil.which("apt-config"):
        return []
    done = subprocess.run(["apt-config", "dump"], capture_output=True, text=True, check=True)
    return [line for line in done.stdout.splitlines() if APT_OPTIONS.match(line)]


def proxies():
    """debootstrap fetches without apt: what apt's configuration says of proxies, as variables."""
    found = {}
    for line in apt_options():
        name = re.match(r'Acquire::(https?)::Proxy "(.+)";$', line)
        if name:
            found[name.group(1) + "_proxy"] = name.group(2)
    return found


def make_base(suite, folder, log):
    """debootstrap the suite into the folder, unless it is there. Failure: it cannot be had."""
    if folder.exists():
        return
    raw = folder.with_name(folder.name + ".part")
    shutil.rmtree(raw, ignore_errors=True)
    command = ["debootstrap", "--variant=minbase", f"--include={PACKAGES}", suite, raw, mirror()]
    if not (SCRIPTS / suite).exists():
        command.append(SCRIPTS / "sid")  # a suite that is newer than this debootstrap
    with open(log, "w", encoding="utf-8") as out:
        done = subprocess.run(
            command, stdout=out, stderr=out, env={**os.environ, **proxies()}, check=False
        )
    if done.returncode:
        last = log.read_text(errors="replace").strip().splitlines()[-1:]
        raise Failure(f"debootstrap could not make {suite}: {' '.join(last)} (all of it: {log})")
    shutil.rmtree(raw / "var/cache/apt/archives", ignore_errors=True)
    (raw / "var/cache/apt/archives/partial").mkdir(parents=True)
    raw.rename(folder)


class Root:
    """A copy of a base system, with a plain user."""

    def __init__(self, base, folder):
        self.folder = folder
        self.remove()
        subprocess.run(["cp", "-a", "--reflink=auto", base, folder], check=True)
        self.append("etc/passwd", f"{USER}:x:{OWNER}:{OWNER}::{HOME}:/bin/sh\n")
        self.append("etc/group", f"{USER}:x:{OWNER}:\n")
        self.append("etc/hosts", HOSTS)
        self.append("etc/apt/apt.conf.d/99reach", "".join(f"{line}\n" for line in apt_options()))
        self.variables = self._reach_pip()
        (folder / HOME[1:]).mkdir(parents=True)
        os.chown(folder / HOME[1:], OWNER, OWNER)

    def remove(self):
        shutil.rmtree(self.folder, ignore_errors=True)

    def append(self, name, text):
        file = self.folder / name
        with open(file, "a", encoding="utf-8") as stream:
            stream.write(text)

    def _reach_pip(self):
        """The variables by which pip finds its registry; its files are copied."""
        found = {name: text for name, text in os.environ.items() if VARIABLES.match(name)}
        names = [*PIP_FILES, *found.values(), *self._named_by_pip()]
        for name in names:
            source, target = Path(name), self.folder / name.lstrip("/")
            if name.startswith("/") and source.is_dir() and name in PIP_FILES:
                shutil.copytree(source, target, dirs_exist_ok=True)
            elif name.startswith("/") and source.is_file() and not target.exists():
                target.parent.mkdir(parents=True, exist_ok=True)
                shutil.copy(source, target)
        return found

    @staticmethod
    def _named_by_pip():
        """Certificates that pip's own configuration names."""
        for name in PIP_FILES[:1]:
            if Path(name).is_file():
                yield from re.findall(r"^cert\s*=\s*(\S+)", Path(name).read_text(), re.M)

    def clone(self, repository, place):
        """The newest commit of the repository, as the user's own; its path inside."""
        target = self.folder / place[1:]
        subprocess.run(
            ["git", "clone", "--quiet", "--no-local", "--depth=1", f"file://{repository}", target],
            check=True,
        )
        subprocess.run(["chown", "-R", f"{OWNER}:{OWNER}", target.parent], check=True)

    def run(self, place, command, log, limit):
        """Run the command as the user in that folder; its exit code, None after `limit` s.

        Failure: ENDED was set meanwhile.
        """
        words = ["PATH=/usr/local/bin:/usr/bin:/bin", f"HOME={HOME}", f"USER={USER}"]
        words += [f"{name}={text}" for name, text in self.variables.items()]
        inner = [str(self.folder), str(OWNER), str(FILES), place]
        outer = ["unshare", "--mount", "--pid", "--fork", "--kill-child", "--propagation=private"]
        with open(log, "w", encoding="utf-8") as out:
            process = subprocess.Popen(
                [*outer, "sh", "-euc", ENTER, "enter", *inner, *words, *command],
                stdin=subprocess.DEVNULL,
                stdout=out,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        try:
            return wait(process, limit)
        finally:
            if process.poll() is None:
                os.killpg(process.pid, signal.SIGKILL)
                process.wait()


def wait(process, limit):
    """The exit code of the process, None where it has none after `limit` s. Failure: ENDED."""
    end = time.monotonic() + limit
    while not ENDED.is_set():
        try:
            return process.wait(1)
        except subprocess.TimeoutExpired:
            if time.monotonic() > end:
                return None
    raise Failure("ended before it was done")
