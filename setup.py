"""What pyproject.toml cannot say, of the wheel and of its first page.

For netboard the wheel carries what goes to boards, in netboard/project/, laid out as in a
checkout; beside its sources net has stubs, for editors and type checkers (tools/stub_package.py);
and a package index shows README.md, whose relative links would lead nowhere there.
"""

import re
import shutil
import sys
from pathlib import Path

from setuptools import setup
from setuptools.command.build_py import build_py

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE / "tools"))

import stub_package  # noqa: E402

CARRIED = (
    "boards/*.toml",
    "examples/*.py",
    "lib/net/**/*.py",
    "parts/absent/net/*.py",
    "ports/cpython/net_cpython/attributes.py",
    "ports/micropython/net_micropython/**/*.py",
    "stubs/**/*.pyi",
    "stubs/**/py.typed",
    "tools/compile_mpy.py",
    "tools/heap_kept.py",
    "tools/in_place.py",
    "tools/interrupted.py",
    "tools/joined.py",
    "tools/joined_port.py",
    "tools/port_values.py",
    "tools/mip_package.py",
    "tools/netboard/on_board/*.py",
    "tools/one_class.py",
    "tools/opening.py",
    "tools/program_*.py",
    "tools/settled.py",
    "tools/short_doors.py",
    "tools/size.py",
    "tools/stub_package.py",
    "tools/style_programs.py",
    "tools/style_rows.py",
)


class BuildWhole(build_py):
    def run(self):
        super().run()
        if self.editable_mode:  # that is a checkout
            return
        into = Path(self.build_lib) / "netboard/project"
        shutil.rmtree(into, ignore_errors=True)
        for file in (file for pattern in CARRIED for file in sorted(HERE.glob(pattern))):
            target = into / file.relative_to(HERE)
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(file, target)
        stub_package.write_beside(self.build_lib)


def readme():
    """README.md, with the links to other files of the project leading to its home."""
    text = (HERE / "README.md").read_text(encoding="utf-8")
    home = re.search(r'(?m)^Repository = "(.*)"', (HERE / "pyproject.toml").read_text())[1]
    return re.sub(r"(\]\()(?!https?:|#|mailto:)", rf"\g<1>{home}/blob/main/", text)


setup(
    cmdclass={"build_py": BuildWhole},
    long_description=readme(),
    long_description_content_type="text/markdown",
)
