"""python -m netboard: see cli.py."""

from netboard.cli import main

main()
