"""apt that keeps to one folder: packages are looked up, fetched and unpacked without root.

Host tool; standard library only, so that it runs before anything is installed. Uses the
archive that the machine's own apt already trusts, and names none itself. Nothing below / is
written: lists, archives and the (empty) package status lie in the folder given.
"""

import re
import shutil
import subprocess
from pathlib import Path

# Suites tried in turn where the machine's own release lacks a package, or has too old a one.
# Newest last on Debian (stable before testing); on Ubuntu the long-term release comes first.
LATER_SUITES = {
    "debian": ("trixie", "forky", "sid"),
    "ubuntu": ("resolute", "questing", "plucky"),
}
COMPONENTS = {"debian": "main", "ubuntu": "main universe"}


class Failure(Exception):
    """A step that failed, with what to do about it."""


def available():
    """Whether this machine has apt and dpkg at all."""
    return bool(shutil.which("apt-get") and shutil.which("dpkg"))


def os_release(file=Path("/etc/os-release")):
    """The machine's ID, VERSION_CODENAME and so on."""
    text = file.read_text(encoding="utf-8")
    return {k: v.strip('"') for k, v in re.findall(r"^(\w+)=(.*)$", text, re.M)}


def distribution(release):
    """("debian" or "ubuntu", the suite's name), also of systems made from these."""
    if "UBUNTU_CODENAME" in release:
        return "ubuntu", release["UBUNTU_CODENAME"]
    return "debian", release.get("DEBIAN_CODENAME") or release.get("VERSION_CODENAME", "")


def architecture():
    """The machine's own architecture in Debian's word: amd64, arm64, armhf, i386."""
    done = subprocess.run(
        ["dpkg", "--print-architecture"], capture_output=True, text=True, check=True
    )
    return done.stdout.strip()


def stanza_sources(text):
    """The deb822 form (*.sources) as (uri, keyring or None, suites)."""
    for stanza in re.split(r"\n\s*\n", text):
        keys = dict(re.findall(r"^([\w-]+):[ \t]*(.*)$", stanza, re.M))
        uris = keys.get("URIs", "").split()
        if "deb" in keys.get("Types", "").split() and uris:
            yield uris[0], keys.get("Signed-By") or None, keys.get("Suites", "")


def line_sources(text):
    """The one-line form (*.list) as (uri, keyring or None, suite)."""
    line = re.compile(r"^deb\s+(?:\[(.*?)\]\s+)?(\S+)\s+(\S+)\s", re.M)
    for options, uri, suite in line.findall(text):
        key = re.search(r"signed-by=(\S+)", options or "")
        yield uri, key.group(1) if key else None, suite


def system_sources(folder=Path("/etc/apt")):
    """Every apt source of this machine, in both forms."""
    for file in sorted(folder.glob("sources.list.d/*.sources")):
        yield from stanza_sources(file.read_text(encoding="utf-8"))
    for file in [folder / "sources.list", *sorted(folder.glob("sources.list.d/*.list"))]:
        if file.exists():
            yield from line_sources(file.read_text(encoding="utf-8"))


def distribution_source(codename, folder=Path("/etc/apt")):
    """(uri, keyring) of the source that names this release itself, not an add-on or security."""
    for uri, key, suites in system_sources(folder):
        if codename in suites.split() and "security" not in uri:
            return uri, key
    raise Failure(
        f"no apt source names the suite {codename!r}. Add the distribution's own archive to "
        "/etc/apt and retry."
    )


class PrivateApt:
    """apt with its own lists, archives and (empty) status, below one folder."""

    def __init__(self, folder, arch):
        self.folder = folder.resolve()
        self.arch = arch
        self.source = self.folder / "sources.list"
        for part in ("lists/partial", "cache/archives/partial", "parts"):
            (self.folder / part).mkdir(parents=True, exist_ok=True)
        (self.folder / "status").write_text("", encoding="utf-8")

    def use(self, uri, key, suite, components):
        """Read this one suite from now on."""
        signed = f" signed-by={key}" if key else ""
        line = f"deb [arch={self.arch}{signed}] {uri} {suite} {components}\n"
        self.source.write_text(line, encoding="utf-8")

    def run(self, *words, check=True, cwd=None):
        """Run an apt command inside the folder; its output as text."""
        options = {
            "Dir::Etc::SourceList": self.source,
            "Dir::Etc::SourceParts": self.folder / "parts",
            "Dir::State::Lists": self.folder / "lists",
            "Dir::State::status": self.folder / "status",
            "Dir::Cache": self.folder / "cache",
            "APT::Architecture": self.arch,
            "APT::Architectures": self.arch,
            "APT::Sandbox::User": "",
            "APT::Update::Error-Mode": "any",
            "Debug::NoLocking": "true",
            "Acquire::Retries": "3",
        }
        command = [words[0]]
        for name, value in options.items():
            command += ["-o", f"{name}={value}"]
        command += words[1:]
        done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=cwd)
        if check and done.returncode:
            raise Failure(f"`{' '.join(words)}` failed:\n{(done.stderr or done.stdout).strip()}")
        return done.stdout

    def version(self, package):
        """The package's version as a tuple of numbers, or None where the suite lacks it."""
        text = self.run("apt-cache", "show", package, check=False)
        found = re.search(r"^Version: (?:\d+:)?([\d.]+)", text, re.M)
        return tuple(int(n) for n in found.group(1).split(".") if n) if found else None

    def find(self, package, minimum=(), say=print):
        """Choose the first suite that has the package, new enough; gives the suite's name."""
        kind, codename = distribution(os_release())
        uri, key = distribution_source(codename)
        for suite in dict.fromkeys((codename, *LATER_SUITES[kind])):
            say(f"looking for {package} in {suite} ({self.arch}) ...")
            self.use(uri, key, suite, COMPONENTS[kind])
            try:
                self.run("apt-get", "update")
            except Failure as error:
                if suite == codename:
                    raise
                say(str(error).splitlines()[-1])
                continue
            version = self.version(package)
            if version and version >= minimum:
                return suite
        raise Failure(f"no suite of {kind} that this tool knows has {package} for {self.arch}.")

    def download(self, package, needs=True):
        """Fetch the package, and with `needs` all it depends on; the paths of the .deb files."""
        if not needs:
            archives = self.folder / "single" / package
            archives.mkdir(parents=True, exist_ok=True)
            self.run("apt-get", "download", package, cwd=archives)
            return sorted(archives.glob("*.deb"))
        words = ("install", "--yes", "--download-only", "--no-install-recommends", package)
        self.run("apt-get", *words)
        return sorted((self.folder / "cache/archives").glob("*.deb"))


def unpack(debs, root):
    """Lay the packages' files below root; nothing is installed and no script of theirs runs."""
    for deb in debs:
        subprocess.run(["dpkg", "-x", str(deb), str(root)], check=True)
