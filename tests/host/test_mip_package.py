"""tools/mip_package.py reads off the sources what a package needs: also relative imports, the
modules behind doors, and packages inside the package."""

import mip_package
import pytest

FILES = {
    "net/__init__.py": "from .core import Thing\n",
    "net/core.py": "def f(self):\n    return door(Thing, 'f', 'far')(self)\n",
    "net/far.py": "",
    "net/unused.py": "",
    "net/framing.py": "from . import far\n",
    "net/style/__init__.py": "import net\nfrom .. import framing\nfrom . import first\n",
    "net/style/first.py": "from .second import f\n",
    "net/style/second.py": "from ..core import Thing\ndoor(Thing, 'g', 'style.third')\n",
    "net/style/third.py": "import net.old_more\n",
    "net/old.py": "from net.old_more import x\n",
    "net/old_more.py": "",
}


@pytest.fixture
def net(tmp_path):
    for name, text in FILES.items():
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)
    return tmp_path / "net"


def reached(folder, seed):
    return {mip_package.where(file) for file in mip_package.closure(folder, [seed])}


def test_core_reaches_what_is_behind_its_doors(net):
    assert reached(net, "__init__") == {"net/__init__.py", "net/core.py", "net/far.py"}


def test_style_is_followed_into_and_out_of_its_folder(net):
    outside = {"net/__init__.py", "net/unused.py", "net/old.py"}
    assert reached(net, "style") == set(FILES) - outside


def test_module_of_a_package_brings_the_package(net):
    assert "net/style/__init__.py" in reached(net, "style.third")


def test_style_of_single_files(net):
    assert reached(net, "old") == {"net/old.py", "net/old_more.py"}


@pytest.mark.parametrize(
    ("file", "part"),
    [
        ("style/__init__.py", "style"),
        ("style/first.py", "style"),
        ("old_more.py", "old"),
        ("old.py", "old"),
    ],
)
def test_part_of(net, file, part):
    assert mip_package.part_of(net / file) == part


def test_module_of(net):
    files = (net / "style/__init__.py", net / "style/third.py", net / "__init__.py")
    assert [mip_package.module_of(f) for f in files] == ["net.style", "net.style.third", "net"]
