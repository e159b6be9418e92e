"""Lets a workload run by itself: python bench/workloads/NAME.py [--quick]. Part of bench."""

import argparse
import signal
import sys
from pathlib import Path

sys.path.append(str(Path(__file__).resolve().parent.parent / "tools"))

import interrupted


def options(argv=None, text=None):
    parser = argparse.ArgumentParser(description=text)
    parser.add_argument("--quick", action="store_true", help="a smoke run: that it works")
    return parser.parse_args(argv)


def end_cleanly():
    """A terminated run ends its servers too, and one that Ctrl-C ends says no more."""
    interrupted.quietly()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))


def alone(measure):
    end_cleanly()
    for figures in measure(options(), lambda text: None):
        print(f"\n{figures.title} ({figures.unit})")
        for label in figures.rows:
            low, high = figures.spread(label)
            print(f"  {label:44} {figures.median(label):12,.2f}   [{low:,.2f} to {high:,.2f}]")
        for note in figures.notes:
            print("  " + note)
