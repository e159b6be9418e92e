"""The defaults on the pages are those of the code on CPython: in the headings of functions, and in
the tables of options."""

import ast
import inspect
import re

import markdown
import pytest

import net
from net import datasocket, dns, lines, reconnecting, server_more, tls

DOCS = markdown.runtimes.ROOT / "docs"
NAMES = {  # where a name of a page is looked for
    "net": net,
    "dns": dns,
    "lines": lines,
    "reconnecting": reconnecting,
    "tls": tls,
}
OPTIONS = {  # a page's tables of options, in order: whose they are
    "net": [(net.Server.__init__, server_more.configure), (net.Socket.__init__,)],
    "datasocket": [(datasocket.DataSocket.__init__, datasocket.DataSocket.connect)],
    "tls": [(tls.Context.__init__,)],
}


def of_code(*functions):
    """{name: default} of what can be written down: a number, a text, True or False."""
    found = {}
    for function in functions:
        for name, argument in inspect.signature(function).parameters.items():
            if isinstance(argument.default, (int, str)):
                found[name] = argument.default
    return found


def in_headings(page):
    """(function, {name: default}) of each signature in a heading."""
    for title in re.findall(r"^#+ (`.*)$", (DOCS / f"{page}.md").read_text(), re.M):
        for path, arguments in re.findall(r"`(?:await )?([\w.]+)\((.*?)\)`", title):
            thing = NAMES[page]
            for name in path.split("."):
                thing = getattr(thing, name, thing)
            made = f"def f({arguments.replace(', ...', '').replace('...', '')}): pass"
            if callable(thing) and "=" in arguments:
                space = {}
                exec(made, space)
                yield thing, of_code(space["f"])


def in_tables(page):
    """{name: default} of each table of options."""
    text = (DOCS / f"{page}.md").read_text()
    for rows in re.findall(r"^\| option \| default .*\n\| ---.*\n((?:\|.*\n)+)", text, re.M):
        found = {}
        for row in rows.splitlines():
            names, said = row.split("|")[1:3]
            names = re.findall(r"`(\w+)`", names)
            for name, default in zip(names, said.split(",")):
                try:
                    found[name] = ast.literal_eval(default.strip("` ").split(" ")[0])
                except ValueError:
                    pass  # "the port's"
        yield found


def both(page, documented, code):
    """Those that the page gives and the code has; they agree."""
    common = {name for name in documented if name in code}
    wrong = {name: (documented[name], code[name]) for name in common
             if documented[name] != code[name]}  # fmt: skip
    assert not wrong, f"{page}.md: (documented, in the code): {wrong}"
    return len(common)


@pytest.mark.parametrize(("page", "least"), [("net", 9), ("dns", 3), ("lines", 9),
                                             ("reconnecting", 4), ("tls", 2)])  # fmt: skip
def test_headings(page, least):
    count = 0
    for function, documented in in_headings(page):
        count += both(page, documented, of_code(function))
    assert count >= least


@pytest.mark.parametrize(("page", "least"), [("net", 9), ("datasocket", 4), ("tls", 4)])
def test_tables(page, least):
    tables = list(in_tables(page))
    assert len(tables) == len(OPTIONS[page])
    count = sum(both(page, documented, of_code(*functions))
                for documented, functions in zip(tables, OPTIONS[page]))  # fmt: skip
    assert count >= least
