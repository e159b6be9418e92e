"""manifest.py freezes exactly the files that package.json installs."""

import json

import mip_package

ROOT = mip_package.ROOT


def frozen(monkeypatch):
    """What the manifest names, run in its own folder as MicroPython's build does."""
    monkeypatch.chdir(ROOT)
    found = set()

    def package(name, files, base_path, opt):
        for file in files:
            assert (ROOT / base_path / name / file).is_file()
            found.add(f"{name}/{file}")

    text = (ROOT / "manifest.py").read_text(encoding="utf-8")
    exec(text, {"metadata": lambda **options: None, "package": package})
    return found


def test_manifest_and_package_json_agree(monkeypatch):
    listed = {where for where, _ in json.loads(mip_package.PACKAGE.read_text())["urls"]}
    assert frozen(monkeypatch) == listed
