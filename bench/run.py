#!/usr/bin/env python3
"""make bench: every workload, side by side, in one run of less than ten minutes.

Host tool for Linux. Prints the figures, and writes bench/RESULTS.md, bench/plots/ and the figures
of README.md. The table of workloads is workloads/__init__.py, who takes part is contenders.py,
what is to be reached is goals.py. Each file of workloads/ also runs by itself.

    python bench/run.py [--quick] [--only NAME ...] [--note TEXT] [--write FILE]

--quick: a smoke run of a minute that shows that everything works; it writes nothing by itself.
"""

import argparse
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

import contenders
import machine
import plots
import report
import workloads
from alone import end_cleanly
from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn, TimeRemainingColumn


def arguments(argv=None):
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--quick", action="store_true", help="a smoke run: that it works")
    parser.add_argument("--only", nargs="*", default=[], help="some workloads")
    parser.add_argument("--note", default="", help="what else was going on, for the page")
    parser.add_argument("--write", type=Path, help="the page goes here; default: RESULTS.md")
    return parser.parse_args(argv)


def progress_bar(console):
    return Progress(
        TextColumn("{task.percentage:>3.0f}%"),
        BarColumn(),
        TimeElapsedColumn(),
        TextColumn("left:"),
        TimeRemainingColumn(),
        TextColumn("{task.description}"),
        console=console,
        auto_refresh=False,  # no thread of its own beside the measuring
    )


def measure(options, console):
    """{key: Figures} of every workload wanted."""
    found = {}
    chosen = [row for row in workloads.TABLE if not options.only or row[0] in options.only]
    with progress_bar(console) as progress:
        task = progress.add_task("", total=sum(row[2 if options.quick else 1] for row in chosen))
        for name, seconds, quick_seconds in chosen:

            def step(text, name=name):
                progress.update(task, description=f"{name}: {text}"[:60])
                progress.refresh()

            for figures in workloads.module(name).measure(options, step):
                found[figures.key] = figures
            progress.advance(task, quick_seconds if options.quick else seconds)
            progress.refresh()
    return found


def main(argv=None):
    options = arguments(argv)
    end_cleanly()
    console = Console()
    for contender in contenders.ALL:
        if contender.missing():
            console.print(f"without {contender!r}: {contender.missing()}")
    busy = machine.load()
    found = measure(options, console)
    report.show(console, found)
    whole = not options.quick and not options.only
    file = options.write or (report.RESULTS if whole else None)
    if file:
        drawn = plots.draw(found, file.parent / "plots")
        text = report.page(found, machine.facts(busy, options.note), drawn)
        file.write_text(text, encoding="utf-8")
        console.print(f"written: {file}")
    if plots.missing():
        console.print("no plots: " + plots.missing())
    if whole and not options.write:
        report.copy_headline()


if __name__ == "__main__":
    main()
