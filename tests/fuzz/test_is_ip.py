"""net.is_ip against Python's ipaddress, on texts that are nearly addresses."""

import ipaddress
import re

from hypothesis import example, given
from hypothesis import strategies as st

import net

GROUP = st.sampled_from(
    ["", "0", "00", "01", "9", "10", "255", "256", "ffff", "FFFF", "10000", "g"]
)
TEXT = st.one_of(
    st.lists(GROUP, min_size=1, max_size=5).map(".".join),
    st.lists(st.one_of(GROUP, st.just("1.2.3.4")), min_size=1, max_size=10).map(":".join),
    st.ip_addresses().map(str),
    st.text("0123456789abcdefg:.%", max_size=45),
)
# One of four numbers, with a zero before it: Python takes that before 3.9.5.
ZERO = re.compile(r"\b0[0-9]+(?=\.)|(?<=\.)0[0-9]+\b")


def known(text):
    if ZERO.search(text.partition("%")[0]):
        return 0
    try:
        return ipaddress.ip_address(text).version
    except ValueError:
        return 0


@given(TEXT)
@example("1.2.3.04")
@example("1:2:3:4:5:6:7::")
@example("::2:3:4:5:6:7:8")
@example("1::2:3:4:5:6:7:8")
@example("1:2:3:4:5:6:1.2.3.4")
@example("1:2:3:4:5:6:7:1.2.3.4")
def test_the_same_as_ipaddress(text):
    assert net.is_ip(text) == known(text)
