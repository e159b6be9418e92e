"""package.json, manifest.py and the version agree with the sources that lie there."""

import json
import re
from types import SimpleNamespace

import mip_package
import pytest
from joined import joined

ROOT = mip_package.ROOT


@pytest.fixture
def package():
    return json.loads((ROOT / "package.json").read_text(encoding="utf-8"))


def local(address):
    """The path in the project that an address in a package stands for."""
    return address[len(mip_package.home()) + 1 :]


def run_manifest():
    """What manifest.py says, as [(function, positional, keywords)]."""
    said = []

    def recorder(name):
        return lambda *words, **options: said.append((name, words, options))

    names = ("metadata", "package", "module", "require", "include")
    source = (ROOT / "manifest.py").read_text(encoding="utf-8")
    options = SimpleNamespace(parts="", platform="", defaults=lambda **given: None)
    exec(source, {"options": options, **{name: recorder(name) for name in names}})
    return said


def test_package_json_is_up_to_date():
    assert mip_package.PACKAGE.read_text(encoding="utf-8") == mip_package.text()


def test_package_json_has_the_shape_mip_reads(package):
    assert set(package) == {"urls", "deps", "version"}
    for where, source in package["urls"]:
        assert re.fullmatch(r"net(_micropython)?/\w+\.py", where)
        assert source.startswith(mip_package.home() + "/")
        assert (ROOT / local(source)).is_file()
    assert len({where for where, _ in package["urls"]}) == len(package["urls"])


def test_package_json_holds_all_that_the_core_imports(package):
    listed = {ROOT / local(source) for _, source in package["urls"]}
    reached = mip_package.closure(mip_package.CORE, ["__init__"])
    reached += mip_package.closure(mip_package.PORT, ["__init__"])
    assert reached, "the closure starts at __init__.py"
    # Styles and options are named by the core too, and installed by those who use them.
    core = {f for f in reached if mip_package.part_of(f) not in mip_package.APART}
    assert core <= listed


def test_manifest_freezes_what_package_json_installs(package):
    packages = [(words, options) for name, words, options in run_manifest() if name == "package"]
    frozen = {}
    for (name, files), options in packages:
        for file in files:
            text = (ROOT / options["base_path"] / name / file).read_text(encoding="utf-8")
            frozen[f"{name}/{file}"] = text
    sources = {where: (ROOT / local(source)).read_text() for where, source in package["urls"]}
    assert frozen == joined(sources)


@pytest.mark.parametrize("folder", ["lib/net", "ports/cpython/net_cpython"])
def test_type_checkers_are_told_to_look(folder):
    assert (ROOT / folder / "py.typed").is_file()


def test_manifest_has_the_version():
    options = next(options for name, _, options in run_manifest() if name == "metadata")
    assert options["version"] == mip_package.version()


def test_version_is_what_the_package_says():
    import net

    assert net.__version__ == mip_package.version()
