"""manifest.py freezes exactly the files that package.json installs."""

import json

import mip_package
import pytest

ROOT = mip_package.ROOT


class Options:
    """As MicroPython's manifestfile.py has them."""

    def __init__(self, **given):
        self._given = given

    def defaults(self, **options):
        self._defaults = options

    def __getattr__(self, name):
        return self._given.get(name, self._defaults.get(name))


def frozen(monkeypatch, **options):
    """What the manifest names, run in its own folder as MicroPython's build does; each once."""
    monkeypatch.chdir(ROOT)
    found = []

    def package(name, files, base_path, opt):
        for file in files:
            assert (ROOT / base_path / name / file).is_file()
            found.append(f"{name}/{file}")

    text = (ROOT / "manifest.py").read_text(encoding="utf-8")
    words = {"metadata": lambda **given: None, "package": package, "options": Options(**options)}
    exec(text, words)
    assert len(found) == len(set(found))
    return set(found)


def listed(file):
    return {where for where, _ in json.loads(file.read_text(encoding="utf-8"))["urls"]}


def test_manifest_and_package_json_agree(monkeypatch):
    assert frozen(monkeypatch) == listed(mip_package.PACKAGE)


def test_parts_are_frozen_by_name(monkeypatch):
    parts = [ROOT / "parts" / (name + ".json") for name in ("messages", "msgport", "tls")]
    expected = set().union(listed(mip_package.PACKAGE), *map(listed, parts))
    assert frozen(monkeypatch, parts="messages msgport tls") == expected


def test_a_part_that_is_none_is_an_error(monkeypatch):
    with pytest.raises(FileNotFoundError):
        frozen(monkeypatch, parts="nosuch")
