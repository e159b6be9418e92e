"""tools/pythons.py finds the newest CPython of each version, and nothing else."""

import pythons


def stand_in(folder, name, said):
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / name
    file.write_text(f"#!/bin/sh\necho {said}\n")
    file.chmod(0o755)
    return file


def test_newest_of_each_version(tmp_path, monkeypatch):
    stand_in(tmp_path / "bin", "python3.9", "cpython 3 9 2")
    stand_in(tmp_path / "bin", "python3.9-config", "cpython 3 9 99")
    stand_in(tmp_path / "bin", "python3.8", "cpython 3 8 1")
    stand_in(tmp_path / "bin", "python3.10", "pypy 3 10 14")
    stand_in(tmp_path / "bin", "python3.12", "")
    newer = stand_in(tmp_path / "pyenv/versions/3.9.18/bin", "python", "cpython 3 9 18")
    monkeypatch.setenv("PATH", f"{tmp_path / 'bin'}:/bin:/usr/bin")
    monkeypatch.setenv("PYENV_ROOT", str(tmp_path / "pyenv"))
    monkeypatch.setattr(pythons.sys, "executable", str(newer))
    found = pythons.found()
    assert found[3, 9] == ((3, 9, 18), newer)
    assert all(str(path) == str(newer) or not str(path).startswith(str(tmp_path))
               for _, path in found.values())  # fmt: skip
