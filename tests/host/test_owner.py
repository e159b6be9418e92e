"""tools/owner.py: one place says whose copy this is, and everything follows it."""

import shutil

import mip_package
import owner
import pytest

RAW = "https://raw.githubusercontent.com/"


def test_everything_names_the_same_owner():
    with pytest.raises(SystemExit) as ended:
        owner.main(["--check"])
    assert ended.value.code == 0


def test_another_owner_everywhere(tmp_path, monkeypatch):
    for name in ("pyproject.toml", "package.json", "README.md"):
        shutil.copy(owner.ROOT / name, tmp_path / name)
    (tmp_path / "other.md").write_text(f"github.com/OWNER/else, {RAW}x/micropython-net/y.json")
    monkeypatch.setattr(owner, "ROOT", tmp_path)
    monkeypatch.setattr(mip_package, "ROOT", tmp_path)
    owner.main(["some-body"])
    assert mip_package.home() == "github:some-body/micropython-net"
    assert "github:some-body/micropython-net/lib/" in (tmp_path / "package.json").read_text()
    text = (tmp_path / "other.md").read_text()
    assert text == f"github.com/OWNER/else, {RAW}some-body/micropython-net/y.json"
    with pytest.raises(SystemExit) as ended:
        owner.main(["--check"])
    assert ended.value.code == 0


def test_a_stray_one_is_found(tmp_path, monkeypatch):
    (tmp_path / "page.md").write_text("https://github.com/stray/micropython-net")
    monkeypatch.setattr(owner, "ROOT", tmp_path)
    with pytest.raises(SystemExit, match=r"page\.md names another"):
        owner.main(["--check"])


def test_what_is_no_name():
    with pytest.raises(SystemExit, match="no owner"):
        owner.main(["a/b"])
