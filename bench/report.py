"""The report of a run: tables on the screen, RESULTS.md, README's figures. Part of bench.

python bench/report.py      copies the headline figures of RESULTS.md into README.md
"""

import re
import sys
from pathlib import Path

from figures import number
from goals import GOALS, README

HERE = Path(__file__).resolve().parent
RESULTS = HERE / "RESULTS.md"
PAGE = HERE.parent / "README.md"
MARK = "<!-- figures: from bench/RESULTS.md -->"
BLOCK = re.compile(re.escape(MARK) + r"\n\n((?:\|.*\n)+)")


def verdict(goal, value):
    reached = goal.reached(value)
    return {None: "not measured", True: "reached", False: "**missed**"}[reached]


def goal_rows(found):
    for goal in GOALS:
        value = goal.find(found)
        bare = goal.show(goal.bare(found)) if goal.bare else ""
        yield goal.text, goal.wanted(), goal.show(value), bare, verdict(goal, value)


def table(header, rows):
    lines = [header, ["---"] * len(header), *rows]
    return "".join("| " + " | ".join(line) + " |\n" for line in lines)


def bases(figures):
    """{label: the label it is compared with}."""
    found = [label for label in figures.rows if label.endswith(figures.base)]
    for label in figures.rows:
        runtime = label.split(":")[0]
        own = next((one for one in found if one.startswith(runtime + ":")), None)
        yield label, own or (found[0] if found else None)


def figure_rows(figures):
    for label, base in bases(figures):
        low, high = figures.spread(label)
        spread = f"{number(low)} to {number(high)}" if len(figures.rows[label]) > 1 else ""
        ratio = figures.ratio(label, base) if base else None
        yield label, number(figures.median(label)), spread, f"{ratio:.2f}" if ratio else ""


def figure_table(figures):
    """Without the columns in which nothing stands."""
    against = "of " + (figures.base if figures.base != "loop" else "the bare loop")
    header = ["", f"median, {figures.unit}", "from ... to", against]
    rows = list(figure_rows(figures))
    shown = [i for i in range(len(header)) if i < 2 or any(row[i] for row in rows)]
    return table([header[i] for i in shown], [[row[i] for i in shown] for row in rows])


def figure_tables(found, plots):
    for figures in found.values():
        yield f"\n### {figures.title}\n\n"
        if figures.how:
            yield figures.how + "\n\n"
        if figures.rows:
            yield figure_table(figures)
        for note in figures.notes:
            yield f"\n{note}\n"
        if figures.key in plots:
            yield f"\n![{figures.title}]({plots[figures.key]})\n"


def headline(found):
    rows = [(text, find(found), form) for text, find, form in README]
    rows = [(text, form.format(value)) for text, value, form in rows if value is not None]
    return table(["what", "measured"], rows)


def page(found, machine, plots):
    """RESULTS.md as a text."""
    return "".join(
        [
            "# Figures\n\n",
            "Made by `make bench`; not edited by hand. Contenders run in interleaved rounds, so ",
            "compare within this page, not with other machines. Medians; the CPU time is the ",
            "kernel's count for the server process, system calls included. ",
            "Where the time goes: [Performance](../docs/performance.md). How it came to this: ",
            "[HISTORY.md](HISTORY.md).\n\n",
            table(["machine", ""], machine),
            f"\n## In short\n\n{MARK}\n\n",
            headline(found),
            "\n## Goals\n\n",
            "The last but one column is what the bare loop reaches in the same run: more than ",
            "that no library on top of it can reach.\n\n",
            table(["what", "goal", "measured", "bare loop", ""], goal_rows(found)),
            "\n## All figures\n",
            *figure_tables(found, plots),
        ]
    )


def show(console, found):
    """The same on the screen."""
    from rich.table import Table

    for figures in found.values():
        shown = Table("", figures.unit, "from ... to", "of bare", title=figures.title)
        for row in figure_rows(figures):
            shown.add_row(*row)
        console.print(shown if figures.rows else " ".join(figures.notes))
    goals = Table("", "goal", "measured", "bare loop", "", title="Goals")
    for row in goal_rows(found):
        goals.add_row(*(word.replace("**", "") for word in row))
    console.print(goals)


def block(text):
    """The headline table of a page."""
    return BLOCK.search(text)[1]


def copy_headline():
    """README's figures are those of RESULTS.md."""
    results, page = RESULTS.read_text(encoding="utf-8"), PAGE.read_text(encoding="utf-8")
    PAGE.write_text(page.replace(block(page), block(results)), encoding="utf-8")


if __name__ == "__main__":
    sys.exit(copy_headline())
