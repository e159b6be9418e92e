"""The site: every page has its place, links hold or lead to the project's home, boards have pages.

That it builds without a warning is a step of its own (make site); here, that a warning is one.
"""

import importlib.util

import make_site
import pytest
from netboard import tables

DOCS = make_site.ROOT / "docs"
needs_mkdocs = pytest.mark.skipif(
    importlib.util.find_spec("mkdocs") is None, reason="no mkdocs: make site brings it"
)


def test_links_to_pages_stay_and_others_lead_home():
    text = "[a](net.md#x) [b](../boards/README.md) [c](../lib/net/loop.py) [d](https://e.org/f)"
    home = make_site.home()
    assert make_site.linked(text, DOCS / "memory.md") == (
        f"[a](net.md#x) [b](../boards/README.md) [c]({home}/blob/main/lib/net/loop.py) "
        "[d](https://e.org/f)"
    )


def test_links_to_examples_lead_to_their_pages():
    text = "[a](../examples/echo_server.py)"
    assert make_site.linked(text, DOCS / "memory.md") == "[a](../examples/echo_server.md)"


def test_every_page_of_the_docs_is_in_the_navigation():
    lines = set(make_site.navigation())
    for page in DOCS.glob("*.md"):
        assert f"      - docs/{page.name}" in lines


def test_tutorials_come_first():
    groups = [line for line in make_site.navigation() if line.endswith(":")]
    assert groups[1] == "  - Tutorials:"


@pytest.mark.parametrize("board", tables.boards())
def test_a_board_has_a_page_with_all_of_its_apis(board):
    import board_pages

    text = dict(board_pages.all_pages())[board]
    assert text.startswith(f"# {tables.board(board).title}\n")
    for name in tables.names():
        assert f"\n| `{name}`<br>" in text
        why = tables.board(board).level(name).why
        assert why[1:].replace("|", "\\|") in text, "the note stands beside the entry"


@needs_mkdocs
def test_a_link_that_leads_nowhere_fails(tmp_path, monkeypatch):
    source = tmp_path / "build/site-source"
    source.mkdir(parents=True)
    (source / "README.md").write_text("# A\n\n[b](nowhere.md)\n")
    for name, place in (("ROOT", tmp_path), ("SOURCE", source), ("SITE", tmp_path / "site")):
        monkeypatch.setattr(make_site, name, place)
    monkeypatch.setattr(make_site, "navigation", lambda: ["nav:", "  - Home: README.md"])
    monkeypatch.setattr(make_site.mip_package, "home", lambda: "github:a/b")
    (source / "site.css").touch()
    (source / "filter.js").touch()
    assert not make_site.build()
    (source / "README.md").write_text("# A\n\n[b](README.md#nothing)\n")
    assert not make_site.build(), "also to a heading"
    (source / "README.md").write_text("# A\n\n[b](README.md#a)\n")
    assert make_site.build()
