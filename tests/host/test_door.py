"""net.door: the body answers and stands in the door's place, with the door's docstring where
functions have one. A body that cannot be had changes nothing."""

import programs

PROGRAM = '''
import sys

from net.door import door


class Room:
    opened = 0

    def area(self, wide, deep=2):
        """Wide times deep."""
        Room.opened += 1
        return door(Room, "area", "behind_the_door")(self, wide, deep)


class Behind:
    """Stands in for a module."""


def area(room, wide, deep=2):
    return wide * deep


room, other = Room(), Room()
try:
    room.area(3)
    print("no error")
except ImportError:
    print(Room.opened)
sys.modules["net.behind_the_door"] = behind = Behind()
behind.area = area
print(room.area(3), room.area(3, 4), other.area(wide=5), Room.opened)
print(getattr(Room.area, "__doc__", "Wide times deep."))
house = Behind()
try:
    print(door(house, "area", "behind_the_door")(None, 2), house.area(None, 1))
except AttributeError as error:
    print(error)
'''
PRINTED = "1\n6 12 10 2\nWide times deep.\n4 2\n"


def test_door(runtime, tmp_path):
    script = tmp_path / "program.py"
    script.write_text(PROGRAM)
    assert programs.run(runtime, script) == (0, PRINTED)
