"""The site: every page has its place, links hold or lead to the project's home, boards have pages.

That it builds without a warning is a step of its own (make site); here, that a warning is one.
"""

import importlib.util
import re
import shutil
import subprocess

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


CHROMIUM = shutil.which("chromium") or shutil.which("google-chrome")
# Presses the button of a level, types a part of a name, and leaves the names that are still shown.
PRESS = """
<script>document.addEventListener("DOMContentLoaded", () => {
  const place = document.querySelector(".filter");
  [...place.querySelectorAll("button")].find((b) => b.textContent === "LEVEL").click();
  place.querySelector("input").value = "TEXT";
  place.querySelector("input").oninput();
  const rows = [...document.querySelectorAll("tr")].filter((row) => !row.hidden);
  document.title = rows.map((row) => row.cells[0].dataset.name).filter(Boolean).join(" ");
});</script>
"""


@pytest.mark.skipif(not CHROMIUM, reason="no chromium on this machine")
@pytest.mark.parametrize(
    "level, text, wanted",
    [("all", "", "a.one a.two b.one"), ("none", "", "a.two"), ("all", "ONE", "a.one b.one")],
)
def test_the_filter_of_a_board_s_page(tmp_path, level, text, wanted):
    row = '<tr><td data-name="{0}">{0} <span class="level {1}">x</span></td><td></td></tr>'
    rows = "".join(
        row.format(*pair) for pair in (("a.one", "full"), ("a.two", "none"), ("b.one", "partial"))
    )
    press = PRESS.replace("LEVEL", level).replace("TEXT", text)
    shutil.copy(make_site.PARTS / "filter.js", tmp_path)
    head = '<meta charset="utf-8"><script src="filter.js"></script>'
    page = tmp_path / "page.html"
    page.write_text(f'{head}{press}<div class="filter"></div><table>{rows}</table>')
    words = ["--headless=new", "--no-sandbox", "--disable-gpu", "--dump-dom", page.as_uri()]
    done = subprocess.run(
        [CHROMIUM, f"--user-data-dir={tmp_path / 'profile'}", *words],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert re.search(r"<title>(.*)</title>", done.stdout)[1] == wanted
