"""tools/fresh.py says of each system what became of the two commands; it is tried out in CI."""

import subprocess
import threading
from pathlib import Path

import fresh
import fresh_proofs
import fresh_root
import pytest


class System:
    """Stands for a chroot: gives an exit code and prints a text."""

    def __init__(self, code, text):
        self.code, self.text = code, text

    def run(self, place, command, log, limit):
        log.write_text(self.text)
        return self.code


@pytest.mark.parametrize(
    ("code", "text", "outcome"),
    [
        (0, "10 passed, 2 skipped in 3.21s", ("passed", "10 passed, 2 skipped")),
        (2, "1 failed, 9 passed in 70.00s (0:01:10)", ("exit code 2", "1 failed, 9 passed")),
        (None, "", ("over 30 min", "")),
        (
            0,
            "SKIPPED [9] x: no build/micropython-32; python3 tools/get_micropython.py\n"
            "1 passed, 9 skipped in 1.00s",
            ("without MicroPython", "1 passed, 9 skipped"),
        ),
        (
            0,
            "PASSED a.py::b[SKIPPED [9] x; python3 tools/get_micropython.py]\n1 passed in 1.00s",
            ("passed", "1 passed"),
        ),
    ],
)
def test_outcome(code, text, outcome, tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(fresh, "FOLDER", tmp_path)
    monkeypatch.setattr(fresh, "ROOT", tmp_path)
    assert fresh.command(System(code, text), "trixie", "test", 30) == outcome


def test_a_system_that_cannot_be_had_is_named(tmp_path, monkeypatch, capsys):
    def fail(suite, folder, log):
        raise fresh.Failure(f"debootstrap could not make {suite}")

    monkeypatch.setattr(fresh, "FOLDER", tmp_path)
    monkeypatch.setattr(fresh_root, "make_base", fail)
    monkeypatch.setattr(fresh_root, "missing", lambda: None)
    monkeypatch.setattr(fresh, "uncommitted", lambda: False)
    assert fresh.main(["--suite", "bullseye"]) == 1
    printed = capsys.readouterr().out
    assert "fresh: debootstrap could not make bullseye" in printed
    assert printed.splitlines()[-1].split() == ["Debian", "11", "no", "system"]


class Root:
    """Stands for a copy of a system."""

    def __init__(self, base, folder):
        self.variables = {}

    def clone(self, repository, place):
        pass

    def remove(self):
        pass


@pytest.mark.parametrize(("second", "well"), [("passed", True), ("exit code 2", False)])
def test_what_failed_is_tried_once_more_alone(second, well, tmp_path, monkeypatch, capsys):
    commands = []

    def command(root, suite, word, limit, *settings):
        commands.append((suite, word, *settings))
        if word == "run" or settings or suite == "bullseye":
            return second if settings else "passed", "1 passed" if settings else ""
        (tmp_path / f"{suite}-test.log").write_text("[gw0] FAILED a\nFAILED tests/b.py::c - why\n")
        return "exit code 2", "1 failed"

    monkeypatch.setattr(fresh, "FOLDER", tmp_path)
    (tmp_path / "bullseye-test.log").write_text("")
    monkeypatch.setattr(fresh_root, "make_base", lambda suite, folder, log: None)
    monkeypatch.setattr(fresh_root, "Root", Root)
    monkeypatch.setattr(fresh, "command", command)
    monkeypatch.setattr(fresh, "python_of", lambda root: "3.11.2")
    trials = [fresh.Trial("bullseye", 30), fresh.Trial("bookworm", 30)]
    fresh.try_out(trials)
    assert commands[-1] == ("bookworm", "test", fresh.AGAIN)
    assert len(commands) == 5, "what passed is not tried again"
    assert [trial.well() for trial in trials] == [True, well]
    assert trials[1].row()[2:5] == ("passed", second, "1 passed the second time")
    assert "bookworm: failed beside the others: tests/b.py::c\n" in capsys.readouterr().out


def test_who_ends_it_ends_what_runs(monkeypatch):
    monkeypatch.setattr(fresh_root, "ENDED", threading.Event())
    process = subprocess.Popen(["sleep", "60"])
    try:
        threading.Timer(0.1, fresh_root.ENDED.set).start()
        with pytest.raises(fresh.Failure, match="ended before it was done"):
            fresh_root.wait(process, 60)
        assert process.poll() is None
    finally:
        process.kill()
        process.wait()


def test_without_root_it_says_so(monkeypatch):
    monkeypatch.setattr(fresh_root.os, "geteuid", lambda: 1000)
    with pytest.raises(SystemExit, match="fresh: only root"):
        fresh.main([])


def test_apt_is_told_how_to_reach_its_archive_and_no_more(monkeypatch):
    text = (
        'APT::Install-Recommends "0";\nAcquire::http::Proxy "http://proxy:3142";\nDPkg::X "1";\n'
    )

    class Done:
        stdout = text

    monkeypatch.setattr(fresh_root.shutil, "which", lambda name: name)
    monkeypatch.setattr(fresh_root.subprocess, "run", lambda *words, **options: Done)
    assert fresh_root.apt_options() == ['Acquire::http::Proxy "http://proxy:3142";']
    assert fresh_root.proxies() == {"http_proxy": "http://proxy:3142"}


def test_three_systems():
    assert list(fresh.SUITES.values()) == ["Debian 11", "Debian 12", "Debian 13"]
    assert " " in str(Path(fresh.PLACE).parent)


@pytest.mark.parametrize("proof", fresh_proofs.PROOFS, ids=lambda proof: proof.assumed)
def test_what_a_proof_changes_stands_there_once(proof):
    text = (fresh.ROOT / proof.file).read_text(encoding="utf-8")
    assert text.count(proof.new) == 1
    assert proof.old not in text or not proof.old


@pytest.mark.parametrize(
    ("code", "text", "seen"),
    [(1, "Too many files", True), (1, "another reason", False), (0, "Too many files", False)],
)
def test_a_proof_is_a_failure_for_its_reason(code, text, seen, tmp_path):
    (tmp_path / "here").mkdir()
    file = tmp_path / "here/test_it.py"
    file.write_text("as it is")
    proof = fresh_proofs.Proof("many", "test_it.py", "as", "once as", "-k it", "Too many")
    system = System(code, text)
    system.folder = tmp_path
    assert fresh_proofs.seen(system, "/here", proof, tmp_path / "log", 60) == seen
    assert file.read_text() == "as it is"
