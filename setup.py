"""What pyproject.toml cannot say: for netboard the wheel carries what goes to boards.

It lies in netboard/project/, laid out as in a checkout.
"""

import shutil
from pathlib import Path

from setuptools import setup
from setuptools.command.build_py import build_py

HERE = Path(__file__).resolve().parent
CARRIED = (
    "boards/*.toml",
    "examples/*.py",
    "lib/net/**/*.py",
    "ports/micropython/net_micropython/**/*.py",
    "tools/compile_mpy.py",
    "tools/heap_kept.py",
    "tools/mip_package.py",
    "tools/netboard/on_board/*.py",
    "tools/size.py",
    "tools/style_programs.py",
    "tools/style_rows.py",
)


class BuildWithProject(build_py):
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


setup(cmdclass={"build_py": BuildWithProject})
