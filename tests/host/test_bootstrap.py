"""tools/bootstrap.py does nothing when nothing has changed, and starts anew when something has."""

import bootstrap
import pytest


@pytest.fixture
def project(tmp_path, monkeypatch):
    """A project folder of our own, whose steps are written down instead of done."""
    (tmp_path / "pyproject.toml").write_text("[project]\n")
    steps = []
    venv = tmp_path / "build/venv"
    monkeypatch.setattr(bootstrap, "ROOT", tmp_path)
    monkeypatch.setattr(bootstrap, "BUILD", tmp_path / "build")
    monkeypatch.setattr(bootstrap, "VENV", venv)
    monkeypatch.setattr(bootstrap, "STAMP", venv / "bootstrap.stamp")

    def make_venv():
        venv.mkdir(parents=True, exist_ok=True)
        steps.append("venv")

    monkeypatch.setattr(bootstrap, "make_venv", make_venv)
    monkeypatch.setattr(bootstrap, "install", lambda extras: steps.append(sorted(extras)))
    return tmp_path, steps


def test_second_run_does_nothing(project):
    _, steps = project
    bootstrap.main([])
    bootstrap.main([])
    assert steps == ["venv", ["dev"]]


def test_another_extra_is_added_to_what_is_there(project):
    _, steps = project
    bootstrap.main([])
    bootstrap.main(["--extra", "bench"])
    bootstrap.main([])
    assert steps == ["venv", ["dev"], ["bench"]]
    assert bootstrap.made() == {"bench", "dev"}


def test_a_demo_installs_no_more_than_it_needs(project):
    _, steps = project
    bootstrap.main(["--extra", "cli"])
    bootstrap.main([])
    assert steps == ["venv", ["cli"], ["dev"]]


def test_changed_requirements_start_anew(project):
    folder, steps = project
    bootstrap.main([])
    (folder / "pyproject.toml").write_text("[project]\nname = 'other'\n")
    bootstrap.main([])
    assert steps == ["venv", ["dev"], "venv", ["dev"]]


def test_after_a_failure_it_starts_anew(project, monkeypatch):
    _, steps = project

    def fail(extras):
        raise bootstrap.Failure("no network")

    monkeypatch.setattr(bootstrap, "install", fail)
    for _ in range(2):
        with pytest.raises(SystemExit, match="no network"):
            bootstrap.main([])
    assert steps == ["venv", "venv"]
