"""The pages agree with the project: links lead somewhere, names exist, none is left out."""

import re

import markdown
import pytest

import net

DOCS = markdown.runtimes.ROOT / "docs"
REFERENCE = markdown.prose(DOCS / "net.md")


@pytest.mark.parametrize("page", markdown.PAGES, ids=markdown.name)
def test_links_lead_somewhere(page):
    broken = []
    for link in markdown.links(page):
        path, _, anchor = link.partition("#")
        target = (page.parent / path).resolve() if path else page
        if not target.exists() or (anchor and anchor not in markdown.anchors(target)):
            broken.append(link)
    assert not broken


def test_every_page_is_in_the_index():
    listed = set(markdown.links(DOCS / "README.md"))
    pages = {page.name for page in DOCS.glob("*.md")} - {"README.md"}
    assert pages <= listed


def public(thing):
    return {name for name in vars(thing) if not name.startswith("_")}


def of_class(kind):
    """Public names of a class that are its own or its bases'."""
    return set().union(*(public(base) for base in kind.__mro__ if base is not object))


def reference():
    """Every name that the reference gives in code."""
    return set(re.findall(r"\w+", " ".join(re.findall(r"`([^`]+)`", REFERENCE))))


def test_reference_names_all_of_a_socket():
    assert not of_class(net.Socket) - reference()


def test_reference_names_all_of_a_server():
    assert not of_class(net.Server) - reference()


def test_reference_names_all_of_the_module():
    modules = {name for name in public(net) if type(vars(net)[name]) is type(net)}
    assert public(net) - modules == set(net.__all__)
    assert not set(net.__all__) - reference()


def signatures(prefix):
    """Names that a heading of the reference explains."""
    titles = re.findall(r"^#+ (`.*)$", REFERENCE, re.M)
    found = [name for title in titles for name in re.findall(r"`([\w.]+)\(", title)]
    return [name.partition(".")[2] or name for name in found if name.startswith(prefix)]


@pytest.mark.parametrize("name", signatures("Socket."))
def test_socket_has_what_the_reference_explains(name):
    assert callable(getattr(net.Socket(), name))


@pytest.mark.parametrize("name", signatures("Server."))
def test_server_has_what_the_reference_explains(name):
    assert callable(getattr(net.Server(), name))


def test_module_has_what_the_reference_explains():
    names = [name for name in signatures("") if hasattr(net, name)]
    assert len(names) >= 12


def test_architecture_names_every_file_of_the_library():
    words = re.findall(r"`(\w+)(\*?)`", markdown.prose(DOCS / "architecture.md"))
    named = [re.compile(name + (".*" if star else "")) for name, star in words]
    library = DOCS.parent / "lib/net"
    files = [f.stem for f in library.glob("*.py") if f.stem != "__init__"]
    files += [f.parent.name for f in library.glob("*/__init__.py")]
    assert files
    assert not [stem for stem in files if not any(name.fullmatch(stem) for name in named)]
