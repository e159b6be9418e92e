"""manifest.py freezes what package.json installs, with one file of what is loaded together."""

import json

import joined_port
import mip_package
import pytest
from joined import JOINED

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
    """The files on a board, where those of the core have become one."""
    found = {where for where, _ in json.loads(file.read_text(encoding="utf-8"))["urls"]}
    for whole, names in JOINED.items():
        parts = {f"net/{name}.py" for name in names}
        if parts <= found:
            found = found - parts | {f"net/{whole}.py"}
    return found


def test_manifest_and_package_json_agree(monkeypatch):
    assert frozen(monkeypatch) == listed(mip_package.PACKAGE)


def test_parts_are_frozen_by_name(monkeypatch):
    parts = [ROOT / "parts" / (name + ".json") for name in ("messages", "msgport", "tls")]
    expected = set().union(listed(mip_package.PACKAGE), *map(listed, parts))
    assert frozen(monkeypatch, parts="messages msgport tls") == expected


def test_for_one_platform_the_port_is_one_file(monkeypatch):
    own = {"net_micropython/opening.py"}
    there = frozen(monkeypatch, platform="rp2") - own
    assert there < listed(mip_package.PACKAGE)
    gone = {f"net_micropython/{name}.py" for name in joined_port.FILES}
    assert listed(mip_package.PACKAGE) - there == gone


def test_a_part_that_is_none_is_an_error(monkeypatch):
    with pytest.raises(FileNotFoundError):
        frozen(monkeypatch, parts="nosuch")
