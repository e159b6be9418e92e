"""tools/private_apt.py finds the machine's own archive, in every form that apt sources have."""

import private_apt
import pytest

STANZAS = """\
# Debian and Ubuntu of today
Types: deb deb-src
URIs: http://archive.example/linux http://mirror.example/linux
Suites: noble noble-updates noble-backports
Components: main universe
Signed-By: /usr/share/keyrings/linux.gpg

Types: deb
URIs: http://archive.example/linux-security
Suites: noble-security
Components: main

Types: deb-src
URIs: http://source.example/
Suites: noble
"""
LINES = """\
# Machines of some age
deb-src http://archive.example/linux bookworm main
deb http://archive.example/linux-security bookworm-security main
deb [arch=amd64 signed-by=/usr/share/keyrings/linux.gpg] http://archive.example/linux bookworm main
"""


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "sources.list.d").mkdir()
    return tmp_path


def test_stanzas(folder):
    (folder / "sources.list.d/linux.sources").write_text(STANZAS)
    found = private_apt.distribution_source("noble", folder)
    assert found == ("http://archive.example/linux", "/usr/share/keyrings/linux.gpg")


@pytest.mark.parametrize("name", ["sources.list", "sources.list.d/linux.list"])
def test_lines(folder, name):
    (folder / name).write_text(LINES)
    found = private_apt.distribution_source("bookworm", folder)
    assert found == ("http://archive.example/linux", "/usr/share/keyrings/linux.gpg")


def test_no_key_is_no_key(folder):
    (folder / "sources.list").write_text("deb http://archive.example/linux trixie main\n")
    assert private_apt.distribution_source("trixie", folder)[1] is None


def test_a_machine_without_the_archive_is_told_so(folder):
    (folder / "sources.list").write_text("deb http://vendor.example/ stable main\n")
    with pytest.raises(private_apt.Failure, match="'trixie'"):
        private_apt.distribution_source("trixie", folder)


@pytest.mark.parametrize(
    "text,found",
    [
        ('PRETTY_NAME="Some Linux 12"\nID=debian\nVERSION_CODENAME=bookworm\n', "debian bookworm"),
        ("ID=ubuntu\nVERSION_CODENAME=noble\nUBUNTU_CODENAME=noble\n", "ubuntu noble"),
        ("ID=mint\nVERSION_CODENAME=wilma\nUBUNTU_CODENAME=noble\n", "ubuntu noble"),
        ("ID=raspbian\nVERSION_CODENAME=trixie\n", "debian trixie"),
    ],
)
def test_release_is_read(tmp_path, text, found):
    file = tmp_path / "os-release"
    file.write_text(text)
    assert " ".join(private_apt.distribution(private_apt.os_release(file))) == found
