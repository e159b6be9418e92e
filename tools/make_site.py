#!/usr/bin/env python3
"""Make the project's site in build/site: its pages, one page an example, one page a board.

Host tool, for `make site`. Pages keep the places that they have in the project, so that their
links hold; a link to a file that is no page leads to the project's home. mkdocs builds it with
warnings as errors: a link that leads nowhere, also to a heading, fails.
"""

import argparse
import importlib.util
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import board_pages
import interrupted
import mip_package

ROOT = Path(__file__).resolve().parent.parent
SOURCE, SITE = ROOT / "build/site-source", ROOT / "build/site"
PARTS = ROOT / "tools/site_parts"
PAGES = ("*.md", "docs/*.md", "boards/README.md", "ports/README.md", "bench/*.md")
PICTURES = ("docs/pictures/*", "bench/plots/*.svg")
LINK = re.compile(r"(\]\()([^)\s]+)(\))")
TUTORIALS = ("quickstart", "pico-w", "esp32", "raspberry-pi")
GUIDES = ("boards", "editors", "memory", "command-line", "differences", "performance", "ports")
REFERENCE = (
    "net",
    "aio",
    "stream",
    "msgport",
    "messages",
    "datasocket",
    "tls",
    "dns",
    "lines",
    "reconnecting",
    "watch",
    "udp",
)
PROJECT = (
    "CONTRIBUTING.md",
    "docs/architecture.md",
    "ports/README.md",
    "bench/RESULTS.md",
    "bench/HISTORY.md",
    "bench/PROFILE.md",
    "CHANGELOG.md",
)


def home():
    """The project's address on the web."""
    host, _, path = mip_package.home().partition(":")
    return f"https://{host}.com/{path}"


def pages():
    """The files that become pages as they are."""
    return [file for pattern in PAGES for file in sorted(ROOT.glob(pattern))]


def linked(text, file):
    """The page with links that hold on the site."""
    there = {page.resolve() for page in pages()}

    def one(found):
        target, hash_, anchor = found[2].partition("#")
        if "://" in target or not target:
            return found[0]
        place = (file.parent / target).resolve()
        if place in there or place.match("docs/pictures/*") or place.match("bench/plots/*"):
            return found[0]
        if place.parent == ROOT / "examples" and place.suffix == ".py":
            return f"{found[1]}{target[:-3]}.md{found[3]}"
        inner = place.relative_to(ROOT).as_posix()
        return f"{found[1]}{home()}/blob/main/{inner}{hash_}{anchor}{found[3]}"

    return LINK.sub(one, text)


def put(place, text):
    target = SOURCE / place
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(text, encoding="utf-8")


def example_page(file):
    """An example as a page: what it says of itself, then the program."""
    text = file.read_text(encoding="utf-8")
    first = text.split('"""')[1].strip().split("\n")[0]
    return f'# {file.stem}\n\n{first}\n\n```python title="{file.name}"\n{text}```\n'


def with_boards(text):
    """The page of all boards, whose ids lead to their pages."""
    for board, _ in board_pages.all_pages():
        text = text.replace(f"| `{board}` |", f"| [`{board}`]({board}.md) |")
    return text


def collect():
    """Everything that mkdocs gets."""
    shutil.rmtree(SOURCE, ignore_errors=True)
    for file in pages():
        put(file.relative_to(ROOT), linked(file.read_text(encoding="utf-8"), file))
    for pattern in PICTURES:
        for file in ROOT.glob(pattern):
            (SOURCE / file.relative_to(ROOT)).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(file, SOURCE / file.relative_to(ROOT))
    for file in sorted((ROOT / "examples").glob("*.py")):
        put(f"examples/{file.stem}.md", example_page(file))
    for board, text in board_pages.all_pages():
        put(f"boards/{board}.md", text)
    index = SOURCE / "boards/README.md"
    index.write_text(with_boards(index.read_text(encoding="utf-8")), encoding="utf-8")
    for file in PARTS.iterdir():
        if file.suffix in (".css", ".js"):
            shutil.copyfile(file, SOURCE / file.name)


def navigation():
    """Lines of YAML: tutorials first, then guides, reference, boards, the project."""
    there = {file.stem for file in (ROOT / "docs").glob("*.md")} - {"README"}
    named = {*TUTORIALS, *GUIDES, *REFERENCE, "architecture"}
    # A page that nobody has put in its place yet is a guide.
    guides = [*GUIDES, *sorted(there - named)]
    examples = [f"examples/{file.stem}.md" for file in sorted((ROOT / "examples").glob("*.py"))]
    boards = board_pages.all_pages()
    groups = {
        "Tutorials": [f"docs/{page}.md" for page in TUTORIALS if page in there],
        "Examples": examples,
        "Guides": [f"docs/{page}.md" for page in guides if page in there],
        "Reference": [f"docs/{page}.md" for page in REFERENCE if page in there],
        "Boards": ["boards/README.md", *(f"boards/{name}.md" for name, _ in boards)],
        "Project": ["docs/README.md", *(page for page in PROJECT if (ROOT / page).exists())],
    }
    yield "nav:"
    yield "  - Home: README.md"
    for group, files in groups.items():
        yield f"  - {group}:"
        yield from (f"      - {file}" for file in files)


def configuration():
    text = (PARTS / "mkdocs.yml").read_text(encoding="utf-8")
    return text.replace("HOME", home()) + "\n".join([*navigation(), ""])


def build():
    """True where mkdocs found nothing to complain of."""
    settings = ROOT / "build/mkdocs.yml"
    settings.write_text(configuration(), encoding="utf-8")
    # Its authors advertise their next program where a warning would be read.
    quiet = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "DISABLE_MKDOCS_2_WARNING": "true"}
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "-f", settings]
    done = subprocess.run([*map(str, command), "-d", str(SITE)], env=quiet, check=False)
    return done.returncode == 0


def main():
    argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0]).parse_args()
    if importlib.util.find_spec("mkdocs") is None:
        sys.exit("make_site: mkdocs is missing: make site brings it")
    collect()
    if not build():
        sys.exit("make_site: see above; a link that leads nowhere is a failure")
    print(f"make_site: {len(list(SITE.rglob('*.html')))} pages in {SITE.relative_to(ROOT)}")


if __name__ == "__main__":
    interrupted.quietly()
    main()
