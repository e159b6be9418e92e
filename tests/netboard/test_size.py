"""netboard size: bytes of .mpy and heap, for core, port and each style, against their budgets."""

import re

import mip_package
import pytest
from netboard_kit import ROOT, netboard


@pytest.fixture(scope="module")
def rows():
    """{what: [numbers]} as netboard size prints them."""
    done = netboard("size")  # what is over its limit is told by `make sizes`
    assert done.code == 0, done
    found = re.findall(r"(?m)^(\S.*?)  +(\d[\d ]*?)(?: +over the limit)?$", done.text)
    return {what: [int(n) for n in numbers.split()] for what, numbers in found}


def test_core_port_and_every_style_have_a_row(rows):
    wanted = {".mpy of the core", ".mpy of the MicroPython port"}
    wanted |= {f".mpy of {style}" for style in mip_package.STYLES}
    wanted |= {"heap kept by `import net`", "heap kept, Server and Socket used"}
    assert wanted <= set(rows)


def test_what_is_imported_stands_beside_its_budget(rows):
    size, *budgets = rows[".mpy of core and port loaded by the import"]
    assert 0 < size <= budgets[-1], "the goal, or what has been reached"


def test_sizes_are_those_of_the_files(rows, tmp_path):
    import compile_mpy

    file = mip_package.PORT / "wifi.py"
    made = compile_mpy.compile_file(file, file.relative_to(ROOT / "ports/micropython"), tmp_path)
    assert rows[".mpy of wifi"] == [made.stat().st_size]


def test_the_heap_is_that_of_32_bit_words(rows):
    kept, used = (
        rows[what][0]
        for what in ("heap kept by `import net`", "heap kept, Server and Socket used")
    )
    assert 0 < kept < used
    assert kept % 16 == 0, "blocks of 16 bytes"


def test_an_option_that_there_is_not():
    done = netboard("size", "--bogus")
    assert done.code == 2 and "Try 'netboard size -" in done.text, done  # -h or --help, by click
