"""The mip packages of the styles: what each is made of on top of the core, and nothing else."""

import json

import mip_package
import programs
import pytest

ROOT = mip_package.ROOT


def package(style):
    return json.loads(mip_package.file_of(style).read_text(encoding="utf-8"))


def sources(made):
    """(path on the board, path in the project) of a package."""
    home = mip_package.home() + "/"
    for where, address in made["urls"]:
        assert address.startswith(home), "mip of older firmware reads no relative ones"
        yield where, address[len(home) :]


def test_packages_are_up_to_date():
    stale = [
        file.name
        for file, wanted in mip_package.all_texts().items()
        if not file.exists() or file.read_text(encoding="utf-8") != wanted
    ]
    assert not stale, "run: python tools/mip_package.py"


def test_no_package_of_a_style_that_is_not_there():
    assert {file.stem for file in mip_package.MIP.glob("*.json")} == set(mip_package.styles())


@pytest.mark.parametrize("style", mip_package.styles())
def test_all_files_of_a_style_are_in_its_package(style):
    """Also those that it loads by name."""
    files = mip_package.CORE.rglob("*.py")
    own = {mip_package.where(f) for f in files if mip_package.part_of(f) == style}
    assert own or style in mip_package.OPTIONS  # wifi is in the port alone
    assert own <= {where for where, _ in package(style)["urls"]}


@pytest.mark.parametrize("style", mip_package.styles())
def test_the_package_holds_all_that_the_style_imports(style):
    core = {where for where, _ in mip_package.package()["urls"]}
    there = core | {where for where, _ in package(style)["urls"]}
    options = set(mip_package.OPTIONS) - {style}
    reached = mip_package.closure(mip_package.CORE, [style])
    needed = {mip_package.where(f) for f in reached if mip_package.part_of(f) not in options}
    assert needed <= there


@pytest.mark.parametrize("style", mip_package.styles())
def test_sources_are_found_from_the_package(style):
    for where, source in sources(package(style)):
        assert where.startswith(("net/", "net_micropython/"))
        assert not set(source.split("/")) & {"..", ".", ""}, "a forge serves no such address"
        assert (ROOT / source).is_file()


@pytest.mark.parametrize("style", mip_package.styles())
def test_a_part_does_not_bring_the_core_again(style):
    core = {where for where, _ in mip_package.package()["urls"]}
    assert not core & {where for where, _ in package(style)["urls"]}
    assert package(style)["deps"] == []


@pytest.mark.parametrize("style", mip_package.styles())
def test_no_other_style_is_in_it(style):
    others = set(mip_package.styles()) - {style}
    files = [ROOT / source for _, source in sources(package(style))]
    found = {mip_package.part_of(f) for f in files if f.is_relative_to(mip_package.CORE)}
    assert not others & found


IMPORTER = """
for name in {names}:
    try:
        __import__(name)
    except ImportError as error:
        # What joins two options needs the other one.
        if str(error).split(":")[0] not in {others}:
            raise
print("imported")
"""


def installed(folder, made):
    """What mip would put there."""
    for where, source in sources(made):
        target = folder / where
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes((ROOT / source).read_bytes())


@pytest.mark.parametrize("style", mip_package.styles())
def test_style_runs_from_its_package(micropython, tmp_path, style):
    """With the core, all that is installed can be imported from there, where nothing else lies."""
    folder = tmp_path / "lib"
    installed(folder, mip_package.package())
    installed(folder, package(style))
    script = tmp_path / "importer.py"
    names = [where[:-3].replace("/", ".") for where, _ in package(style)["urls"]]
    names = [name.replace(".__init__", "") for name in names]
    others = [f"net.{name} is not installed" for name in mip_package.OPTIONS if name != style]
    script.write_text(IMPORTER.format(names=names, others=others))
    code, printed = programs.run(programs.with_path(micropython, folder), script)
    assert (code, printed) == (0, "imported\n")
