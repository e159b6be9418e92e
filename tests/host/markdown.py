"""The project's pages, taken apart for the tests that check them: links, headings, code."""

import re

import runtimes

PAGES = sorted(
    [*runtimes.ROOT.glob("*.md"), *(runtimes.ROOT / "docs").glob("*.md")],
    key=lambda page: page.as_posix(),
)


def name(page):
    return page.relative_to(runtimes.ROOT).as_posix()


def prose(page):
    """The text without the code blocks."""
    return re.sub(r"^```.*?^```$", "", page.read_text(encoding="utf-8"), flags=re.M | re.S)


def links(page):
    """Targets within the project."""
    found = re.findall(r"\]\(([^)\s]+)\)", prose(page))
    return [target for target in found if "://" not in target]


def anchors(page):
    """The anchors that the headings make."""
    for title in re.findall(r"^#+ (.*)$", prose(page), re.M):
        yield re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-")


def programs(page):
    """The Python blocks, as text."""
    return re.findall(r"^```python\n(.*?)^```$", page.read_text(encoding="utf-8"), re.M | re.S)


def on_port(text, port):
    """A program of the pages with another port. In one pass and whole numbers only: a port may
    itself be one like 44000."""
    return re.sub(r"\b(8000|4000)\b", str(port), text)
