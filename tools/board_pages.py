"""A page a board, from its table: badges, limits, every API with its note beside it. Host tool."""

import html

from netboard import matrix, tables

GUIDES = {"rp2": "pico-w", "esp32": "esp32", "linux": "raspberry-pi"}
MEANING = {
    "full": "all its tests passed on this very board or runtime",
    "partial": "works, but for what the note says",
    "none": "the platform has not got it; the call says so",
    "expected": "not run here yet; its tests pass in a simulation of the board's network",
    "unverified": "not run here yet",
}
WORDS = {"expected": "expected", "unverified": "not run yet"}


def kind(level):
    return "expected" if level.expected else level.level


def badge(name, count=None):
    text = WORDS.get(name, name)
    number = "" if count is None else f"{count} "
    return f'<span class="level {name}" title="{MEANING[name]}">{number}{text}</span>'


def summary(board):
    """The badges on top: how many APIs are at each level."""
    found = [kind(board.level(name)) for name in tables.names()]
    return " ".join(badge(name, found.count(name)) for name in MEANING if name in found)


def about(board):
    data, words = board.data, []
    for key in ("mcu", "network", "port"):
        if data.get(key):
            words.append(html.escape(str(data[key])))
    yield f"`{board.id}` · {' · '.join(words)}"
    if data.get("note"):
        yield ""
        yield data["note"][0].upper() + data["note"][1:] + "."
    guide = GUIDES.get(board.port)
    if guide:
        yield ""
        yield f"How to begin: [the guide](../docs/{guide}.md)."


def limits(board):
    yield from ("", "## Limits", "", "| what | |", "| --- | --- |")
    for name, title in matrix.LIMIT_HEAD:
        if name in board.limits:
            yield f"| {title} | {matrix.plain(board.limits[name])} |"
    sources = "; ".join(
        f"{e['kind']}: {e['version']}, {e['date']}" for e in board.limits["evidence"]
    )
    yield from ("", f"Known from {sources}.")


def apis(board):
    """A table for each style; the filter goes by the badges."""
    yield from ("", "## What works", "", '<div class="filter"></div>')
    for style in tables.api()["style"]:
        yield from ("", f"### {style['title']}", "", "| API | note |", "| --- | --- |")
        for name in tables.styles()[style["id"]]:
            level = board.level(name)
            seen = f" <small>({level.seen()})</small>" if level.seen() else ""
            why = level.why[:1].upper() + level.why[1:].replace("|", "\\|")
            yield f"| `{name}`<br>{badge(kind(level))} | {why}{seen} |"


def page(board):
    """The Markdown of one board."""
    lines = [f"# {board.title}", "", *about(board), "", summary(board)]
    lines += [*limits(board), *apis(board), ""]
    return "\n".join(lines)


def all_pages():
    """(id, text) of every board."""
    for board in tables.boards().values():
        yield board.id, page(board)
