"""python -m net: the command line. CPython only; no part of the packages for boards."""

import sys

from net_cli import main

sys.exit(main())
